import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "../embedded-postgres";

/** A PostgreSQL of its own in a folder of its own, to be killed. */
export interface Victim {
  /** Of the superuser, on the maintenance database; the same after every restart. */
  url: string;
  /** For what else is kept beside it; goes with it. */
  folder: string;
  /** Ends the server and all processes of its connections without a word of warning, and waits until they are gone. */
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** Stops it and removes all that it left. */
  remove(): void;
}

export async function startVictim(): Promise<Victim> {
  const folder = mkdtempSync(path.join(tmpdir(), "rapport-crash-"));
  // The user that the server runs as, when that is another one, has to get through.
  chmodSync(folder, 0o711);
  let cluster = await startEmbeddedPostgres(folder);
  const { url } = cluster;
  const home = await ask<string>(url, "select current_setting('data_directory')");
  const port = Number(new URL(url).port);
  return {
    url,
    folder,
    kill: async () => {
      const backends = await ask<number[]>(url, "select array_agg(pid) from pg_stat_activity");
      const [server] = readFileSync(path.join(home, "postmaster.pid"), "utf8").split("\n");
      // The server first: it would take the end of its processes for a crash of theirs and go on.
      const pids = [Number(server), ...backends];
      for (const pid of pids) signal(pid, "SIGKILL");
      for (let wait = 0; wait < 100 && pids.some((pid) => signal(pid, 0)); wait++)
        await new Promise((resolve) => setTimeout(resolve, 50));
    },
    restart: async () => {
      cluster = await startEmbeddedPostgres(folder, port);
    },
    remove: () => {
      cluster.stop();
      for (const place of [home, folder]) rmSync(place, { recursive: true, force: true });
    },
  };
}

/** Whether there was such a process. */
function signal(pid: number, name: "SIGKILL" | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

async function ask<T>(url: string, sql: string): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: "array" });
    return rows[0]?.[0] as T;
  } finally {
    await client.end();
  }
}
