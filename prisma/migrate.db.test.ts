import { randomUUID } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { createDatabase, dropDatabase, withDatabase } from "../scripts/database";
import { applyMigrations, migrationNames } from "./migrate";

// Each builds a database from nothing.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const server = inject("serverUrl");
const name = `rapport_migrated_${randomUUID().slice(0, 8)}`;
const url = withDatabase(server, name);
const [last = ""] = migrationNames().slice(-1);
const before = migrationNames().slice(0, -1);
const owner = new pg.Client({ connectionString: url });

beforeAll(async () => {
  await createDatabase(server, name);
  await applyMigrations(url, before);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await dropDatabase(server, name);
});

const unfinished = async () =>
  (
    await owner.query<{ name: string }>(
      "select migration_name as name from _prisma_migrations where finished_at is null and rolled_back_at is null",
    )
  ).rows.map((row) => row.name);

/** Whoever sleeps in this database, as soon as somebody does. */
async function sleeping(): Promise<number> {
  for (;;) {
    const { rows } = await owner.query<{ pid: number }>(
      "select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'",
    );
    if (rows[0]) return rows[0].pid;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Until it is called, this happens when it is noted of a migration what `when` says. */
async function atMark(when: string, what: string): Promise<() => Promise<unknown>> {
  await owner.query(`
    create function at_mark() returns trigger language plpgsql as $$ begin ${what}; return new; end $$;
    create trigger at_mark before update on _prisma_migrations for each row when (${when}) execute function at_mark()`);
  return () => owner.query("drop function at_mark cascade");
}

test("a migration that is cut off, before its end or right after it, is brought to its end by the next start", async () => {
  const wake = await atMark("new.finished_at is not null", "perform pg_sleep(60)");
  const cut = applyMigrations(url).catch((error: unknown) => error);
  await owner.query("select pg_terminate_backend($1)", [await sleeping()]);
  expect(await cut).toBeInstanceOf(Error);
  await wake();
  expect(await unfinished(), "begun, and nothing of it done").toEqual([last]);

  const mend = await atMark("new.applied_steps_count > 0", "raise exception 'cut off'");
  await expect(applyMigrations(url)).rejects.toThrow();
  await mend();
  expect(await unfinished(), "done, and said to be").toEqual([]);
  expect(await applyMigrations(url)).toEqual([]);
  const { rows } = await owner.query(
    "select 1 from _prisma_migrations where migration_name = $1 and finished_at is not null and rolled_back_at is null",
    [last],
  );
  expect(rows).toHaveLength(1);
});

test("what another start is migrating at this moment is waited for", async () => {
  const other = `${name}_twice`;
  await createDatabase(server, other);
  const both = await Promise.all([1, 2].map(() => applyMigrations(withDatabase(server, other))));
  await dropDatabase(server, other);
  expect(both.map((applied) => applied.length).toSorted()).toEqual([0, migrationNames().length]);
});

test("a second copy of the module works with the engine of the first, whatever is collected meanwhile", async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const collecting = setInterval(collect, 40);
  const third = `${name}_copy`;
  await createDatabase(server, third);
  vi.resetModules();
  const copy = await import("./migrate");
  expect(copy.applyMigrations).not.toBe(applyMigrations);
  const applied = await copy.applyMigrations(withDatabase(server, third));
  clearInterval(collecting);
  await dropDatabase(server, third);
  expect(applied).toEqual(migrationNames());
});
