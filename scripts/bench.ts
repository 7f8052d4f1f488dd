import { type ChildProcess, fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { judge, type ScriptBytes, type SizeResult } from "./bench/bounds";
import { type BenchDatabase, findDatabases, makeDatabases, NothingKept } from "./bench/databases";
import { BENCH_USERS, benchSessionOf } from "./bench/fill";
import type { Taken } from "./bench/metered";
import { NO_PAGE, PAGES } from "./bench/pages";
import { firstLoadBytes, measurePages, serveBuild } from "./bench/probe-http";
import { type Spread, spreadOf } from "./bench/statistics";
import { buildIfNeeded } from "./build";
import { dropDatabase, startServer } from "./database";
import { generateClient } from "./generate";

// npm run bench -- --rows 10000,100000 [--json FILE] [--keep] [--reuse] [--no-http]
// --keep leaves the databases for a later run with --reuse, which fills nothing. Ends with code 1 when a bound does not hold.

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "10000" },
    json: { type: "string" },
    keep: { type: "boolean", default: false },
    reuse: { type: "boolean", default: false },
    http: { type: "boolean", default: true },
  },
  allowNegative: true,
});
const sizes = values.rows.split(",").map(Number);
if (sizes.some((rows) => !Number.isInteger(rows) || rows < 100 || rows > 2_000_000)) {
  console.error(
    "Usage: npm run bench -- --rows N[,N] (100 to 2,000,000) [--json FILE] [--keep] [--reuse] [--no-http]",
  );
  process.exit(1);
}

const DATABASE_ROUNDS = 60;
const HTTP_ROUNDS = 30;
/** Databases take turns this many times, so that a busy minute of the machine falls on all of them. */
const TURNS = 3;

const say = (line: string) => console.log(line);
process.env.RAPPORT_SESSION_KEY = "the bench's own session key, of 32 or more";

generateClient();
const server = await startServer();
try {
  const databases = values.reuse
    ? await findDatabases(server, sizes)
    : await makeDatabases(server, sizes, say);
  try {
    await bench(databases);
  } finally {
    if (!values.keep) for (const { name } of databases) await dropDatabase(server.ownerUrl, name);
  }
} catch (error) {
  console.error(error instanceof NothingKept ? error.message : error);
  process.exitCode = 1;
} finally {
  await server.stopUnlessUsed();
}
process.disconnect?.();

async function bench(databases: readonly BenchDatabase[]): Promise<void> {
  say("Measuring the database …");
  const inDatabase = await measureDatabases(databases);
  const results: SizeResult[] = [];
  let scripts: ScriptBytes | null = null;
  if (values.http) await buildIfNeeded();
  for (const [index, { rows, appUrl }] of databases.entries()) {
    const http = values.http ? await overHttp(appUrl) : null;
    scripts = http?.scripts ?? scripts;
    const taken = inDatabase[index] ?? new Map<string, Taken[]>();
    results.push({
      rows,
      clock: spreads(taken, ({ clock }) => clock),
      database: spreads(taken, ({ database }) => database),
      http: http ? spreads(http.durations, (took) => took) : {},
    });
  }
  for (const result of results) show(result);
  const verdicts = judge(results, scripts);
  say("");
  for (const { holds, text } of verdicts) say(`${holds ? "pass" : "FAIL"}  ${text}`);
  if (values.json) {
    const report = { at: new Date().toISOString(), node: process.version, results, scripts, verdicts };
    writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
  }
  const failed = verdicts.filter(({ holds }) => !holds);
  if (failed.length === 0) return;
  console.error(`\n${failed.length} of ${verdicts.length} bounds do not hold:`);
  for (const { text } of failed) console.error(`  ${text}`);
  process.exitCode = 1;
}

async function measureDatabases(databases: readonly BenchDatabase[]): Promise<Map<string, Taken[]>[]> {
  const children = databases.map(({ appUrl }) =>
    fork(path.join("scripts", "bench", "probe-database.ts"), [], {
      execArgv: ["--conditions=react-server", "--import", "tsx"],
      env: { ...process.env, RAPPORT_APP_DATABASE_URL: appUrl },
    }),
  );
  try {
    await Promise.all(children.map(answerOf));
    const all = children.map(() => new Map<string, Taken[]>());
    // All that is read comes first: what was written just now makes every read after it a little slower until the server has
    // tidied up, and would fall on one page more than on another.
    for (const does of ["reading", "writing"] as const) {
      for (let turn = 0; turn < TURNS; turn++) {
        for (const [index, child] of children.entries()) {
          child.send({ does, warmUp: turn === 0 ? 10 : 3, rounds: DATABASE_ROUNDS / TURNS });
          const taken = (await answerOf(child)) as Record<string, Taken[]>;
          for (const [name, list] of Object.entries(taken)) {
            all[index]?.set(name, [...(all[index]?.get(name) ?? []), ...list]);
          }
        }
      }
    }
    return all;
  } finally {
    for (const child of children) child.kill();
  }
}

function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error("A measuring process ended before it answered."));
    child.once("exit", ended);
    child.once("message", (message) => {
      child.off("exit", ended);
      resolve(message);
    });
  });
}

async function overHttp(appUrl: string): Promise<{ durations: Map<string, number[]>; scripts: ScriptBytes }> {
  say("Measuring over HTTP …");
  process.env.RAPPORT_APP_DATABASE_URL = appUrl;
  const { sealSession, SESSION_COOKIE } = await import("../lib/auth/config");
  const cookies: Record<string, string> = {};
  for (const [who, id] of Object.entries(BENCH_USERS)) {
    cookies[who] = `${SESSION_COOKIE}=${await sealSession(benchSessionOf(id))}`;
  }
  const build = await serveBuild(appUrl);
  try {
    const durations = await measurePages(build.url, cookies, { warmUp: 5, rounds: HTTP_ROUNDS });
    const leader = cookies.leader ?? "";
    const scripts = {
      dashboard: await firstLoadBytes(build.url, PAGES.dashboard, leader),
      empty: await firstLoadBytes(build.url, NO_PAGE, leader),
    };
    return { durations, scripts };
  } finally {
    await build.stop();
  }
}

function spreads<Of>(
  taken: ReadonlyMap<string, readonly Of[]>,
  part: (of: Of) => number,
): Record<string, Spread> {
  return Object.fromEntries([...taken].map(([name, list]) => [name, spreadOf(list.map(part))]));
}

function show({ rows, clock, database, http }: SizeResult): void {
  for (const [where, table] of [
    ["in the product, on the clock", clock],
    ["of that in the database", database],
    ["over HTTP", http],
  ] as const) {
    if (Object.keys(table).length === 0) continue;
    say(`\n${rows.toLocaleString("en")} engagements, ${where} (ms)`);
    say(
      `  ${"".padEnd(34)}${"fastest".padStart(9)}${"median".padStart(9)}${"p95".padStart(9)}${"n".padStart(6)}`,
    );
    for (const [name, { fastest, median, p95, n }] of Object.entries(table)) {
      say(
        `  ${name.padEnd(34)}${fastest.toFixed(1).padStart(9)}${median.toFixed(1).padStart(9)}${p95.toFixed(1).padStart(9)}${String(n).padStart(6)}`,
      );
    }
  }
}
