import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startEmbeddedPostgres } from "./embedded-postgres";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "rapport-"));
  // Where root runs the tests, another user runs the server.
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

const START = `import("./scripts/embedded-postgres.ts").then((module) => module.startEmbeddedPostgres(process.argv[1]))`;

/** A start of the server in a process, and a group, of its own. */
function start() {
  return spawn(process.execPath, ["--import", "tsx", "-e", START, folder], {
    detached: true,
    stdio: "ignore",
  });
}

const isBegun = () => readdirSync(folder).some((name) => existsSync(path.join(folder, name, "PG_VERSION")));

test("a first start that is killed while it makes the cluster is followed by one that works", async () => {
  const first = start();
  while (!isBegun()) await new Promise((resolve) => setTimeout(resolve, 5));
  process.kill(-(first.pid ?? 0), "SIGKILL");
  await once(first, "exit");

  const cluster = await startEmbeddedPostgres(folder);
  try {
    const client = new pg.Client({ connectionString: cluster.url });
    await client.connect();
    expect((await client.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    await client.end();
    expect(readdirSync(folder).toSorted(), "nothing is left beside it").toEqual(["postgres", "secret"]);
  } finally {
    cluster.stop();
  }
});

test("two first starts at once make one cluster, which both find", async () => {
  const other = start();
  const cluster = await startEmbeddedPostgres(folder);
  try {
    const [code] = other.exitCode === null ? await once(other, "exit") : [other.exitCode];
    expect(code).toBe(0);
    expect(readdirSync(folder).toSorted()).toEqual(["postgres", "secret"]);
  } finally {
    cluster.stop();
  }
});
