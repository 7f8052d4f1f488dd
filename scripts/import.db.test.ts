import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { asOwner } from "@/testing/owner";

// `npm run import` itself, as a process that can be killed.
vi.setConfig({ testTimeout: 300_000 });

const folder = mkdtempSync(path.join(tmpdir(), "rapport-importing-"));
afterAll(() => rmSync(folder, { recursive: true }));

const ROWS = 3_000;
const HEADER = "id,role,who,name,start-date,end-date,country,country_id,locale,remarks";
const travels = path.join(folder, "travels.csv");
writeFileSync(
  travels,
  `${[
    HEADER,
    ...Array.from(
      { length: ROWS },
      (_, row) =>
        `${row + 1},secretary,example-jane,Jane Example,2021-03-15,2021-03-17,Japan,japan,Tokyo,Met the Foreign Minister.`,
    ),
  ].join("\n")}\n`,
);

interface Command {
  process: ChildProcess;
  said(): { out: string; error: string };
  ended: Promise<number | null>;
}

function start(...words: string[]): Command {
  const command = fork(path.join("scripts", "import.ts"), words, {
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    env: { ...process.env, DATABASE_URL: process.env.RAPPORT_OWNER_DATABASE_URL, LOG_LEVEL: "info" },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const said = { out: "", error: "" };
  command.stdout?.on("data", (chunk: Buffer) => {
    said.out += chunk.toString();
  });
  command.stderr?.on("data", (chunk: Buffer) => {
    said.error += chunk.toString();
  });
  return {
    process: command,
    said: () => said,
    ended: once(command, "close").then(([code]) => code as number | null),
  };
}

async function run(...words: string[]) {
  const command = start(...words);
  const code = await command.ended;
  return { code, ...command.said() };
}

/** What of an import is on record, once nobody is at work in the database any more. */
async function kept() {
  await expect
    .poll(
      () =>
        asOwner(
          "select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null",
        ),
      { timeout: 60_000 },
    )
    .toEqual([]);
  const [counts] = await asOwner<{ engagements: number; runs: number; events: number }>(`
    select (select count(*)::int from engagement) as engagements, (select count(*)::int from import_run) as runs,
      (select count(*)::int from audit_event where type = 'import.finished') as events`);
  if (!counts) throw new Error("The database counts nothing.");
  return counts;
}

/** The lines for the logs among what it said. */
const logged = (out: string) =>
  out
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test("killed in the middle it keeps nothing, and run again it keeps all of the file once", async () => {
  // The product's own reference data came in by imports, too.
  const before = await kept();
  const killed = start("us-travel", travels);
  await expect
    .poll(() => killed.said().out, { timeout: 240_000 })
    .toMatch(/^(500|1,000|1,500|2,000) of 3,000 rows, 0 rejected$/m);
  killed.process.kill("SIGKILL");
  expect(await killed.ended).toBeNull();
  expect(killed.said().out).not.toContain("created");
  expect(await kept()).toEqual(before);

  const report = path.join(folder, "report.json");
  const again = await run("us-travel", travels, "--json", report, "--encoding", "utf-8");
  expect(again).toMatchObject({ code: 0, error: "" });
  expect(again.out).toMatch(/^0 of 3,000 rows, 0 rejected$/m);
  expect(again.out).toMatch(/^3,000 of 3,000 rows, 0 rejected$/m);
  expect(again.out).toMatch(/^ {2}created +3,000$/m);
  expect(again.out).toMatch(/^\d+\.\d s$/m);
  expect(JSON.parse(readFileSync(report, "utf8"))).toMatchObject({ rows: ROWS, created: ROWS, rejected: 0 });
  expect(await kept()).toEqual({
    engagements: before.engagements + ROWS,
    runs: before.runs + 1,
    events: before.events + 1,
  });
  expect(logged(again.out)).toEqual([
    {
      level: 30,
      time: expect.any(String),
      profile: "us-travel",
      rows: ROWS,
      created: ROWS,
      updated: 0,
      unchanged: 0,
      skipped: 0,
      rejected: 0,
      seconds: expect.any(Number),
      msg: "import finished",
    },
  ]);
});

test("a file that is none of the profile ends it with code 1, in words, and with a line that names no file", async () => {
  const other = path.join(folder, "secret-name.csv");
  writeFileSync(other, "a,b\n1,2\n");
  expect(await run("us-travel", folder)).toMatchObject({
    code: 1,
    error: expect.stringContaining("is no file, and an import reads one file."),
  });
  const { code, out, error } = await run("us-travel", other);
  expect(code).toBe(1);
  expect(error).toContain("header is not that");
  expect(error).not.toMatch(/\n\s+at /);
  expect(logged(out)).toMatchObject([
    { level: 50, profile: "us-travel", error: "UnreadableFile", msg: "import failed" },
  ]);
  expect(out).not.toContain("secret-name");
});

test("wrong arguments end it with code 1 before anything is begun, and say how it is called", async () => {
  const usage = "Usage: npm run import -- PROFILE FILE";
  for (const [words, said] of [
    [[], usage],
    [["us-travel"], usage],
    [["no-such-profile", travels], "Profiles: us-training, us-travel"],
    [["us-travel", travels, "one more"], usage],
    [["us-travel", travels, "--encoding", "latin1"], usage],
    [["us-travel", travels, "--force"], "Unknown option '--force'"],
    [["us-travel", path.join(folder, "gone.csv")], "There is no file"],
  ] as const) {
    const { code, out, error } = await run(...words);
    expect([code, out], words.join(" ")).toEqual([1, ""]);
    expect(error, words.join(" ")).toContain(said);
  }
});
