import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { dataDir, prepareDatabase, startServer } from "./database";
import { generateClient } from "./generate";
import { readOrCreateSecret } from "./secret";

// npm run import -- PROFILE FILE [--encoding utf-8|windows-1252] [--json FILE]

const profilesDir = path.join("lib", "imports");
const profiles = readdirSync(profilesDir, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(path.join(profilesDir, entry.name, "profile.ts")))
  .map((entry) => entry.name);

const usage = `Usage: npm run import -- PROFILE FILE [--encoding utf-8|windows-1252] [--json FILE]
Profiles: ${profiles.join(", ")}`;

const { positionals, values } = readArguments();
const [name = "", file = ""] = positionals;
const encoding = values.encoding === undefined ? undefined : readEncoding(values.encoding);
if (!profiles.includes(name) || !file || positionals.length > 2) quit(usage);
if (!existsSync(file)) quit(`There is no file ${file}.`);
if (!statSync(file).isFile()) quit(`${file} is no file, and an import reads one file.`);

const calledOff = new AbortController();
process.on("SIGINT", () => calledOff.abort());
process.on("SIGTERM", () => calledOff.abort());
process.on("disconnect", () => calledOff.abort());

try {
  generateClient();
  const server = await startServer();
  try {
    const database = await prepareDatabase(server.ownerUrl);
    process.env.RAPPORT_APP_DATABASE_URL = database.appUrl;
    process.env.RAPPORT_SESSION_KEY ||= readOrCreateSecret(dataDir, "session");
    await run();
  } finally {
    await server.stopUnlessUsed();
  }
} catch (error) {
  endProgress();
  const isExpected = error instanceof Error && ["UnreadableFile", "ImportCancelled"].includes(error.name);
  console.error(isExpected ? error.message : error);
  if (!isExpected) console.error("The import failed; nothing of it was kept.");
  process.exitCode = 1;
  // What went wrong may name what the file says, which no log does.
  await logEnd({ error: error instanceof Error ? error.name : "unknown" });
}
// The channel to the process that started this one would keep it alive.
process.disconnect?.();

async function run(): Promise<void> {
  const { seed } = await import("../prisma/seed");
  const { importFile } = await import("../lib/imports/run");
  const { progressLine, summaryLines } = await import("../lib/imports/summary");
  const { disconnect } = await import("../lib/db");
  const { profile } = (await import(
    `../lib/imports/${name}/profile.ts`
  )) as typeof import("../lib/imports/us-travel/profile");
  try {
    await seed({ demonstration: false, progress: (line) => console.log(line) });
    const report = await importFile(profile, file, {
      ...(encoding ? { encoding } : {}),
      onProgress: (progress) => showProgress(progressLine(progress)),
      signal: calledOff.signal,
    });
    endProgress();
    for (const line of summaryLines(report)) console.log(line);
    console.log(`\n${report.seconds.toFixed(1)} s`);
    if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
    const { rows, created, updated, unchanged, skipped, rejected, seconds } = report;
    await logEnd({ rows, created, updated, unchanged, skipped, rejected, seconds });
  } finally {
    await disconnect();
  }
}

/** The one line that the logs have of an import: how it ended, without the name of the file or anything in it. */
async function logEnd(end: Record<string, string | number>): Promise<void> {
  const { log } = await import("../lib/log");
  const facts = { profile: name, ...end };
  if ("error" in end) log.error(facts, "import failed");
  else log.info(facts, "import finished");
}

function showProgress(line: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[2K${line}`);
  else console.log(line);
}

function endProgress(): void {
  if (process.stdout.isTTY) process.stdout.write("\r\u001b[2K");
}

function readEncoding(text: string): "utf-8" | "windows-1252" {
  return text === "utf-8" || text === "windows-1252" ? text : quit(usage);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { encoding: { type: "string" }, json: { type: "string" } },
    });
  } catch (error) {
    return quit(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

function quit(message: string): never {
  console.error(message);
  process.exit(1);
}
