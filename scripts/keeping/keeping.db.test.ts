import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, open, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { createEngagement } from "@/lib/engagements/mutations";
import { newId } from "@/lib/ids";
import { applyMigrations, migrationNames } from "@/prisma/migrate";
import { seed } from "@/prisma/seed";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { createDatabase, dropDatabase, prepareDatabase, withDatabase } from "../database";
import { ArchiveWriter, openArchive } from "./archive";
import { isClear, isUnderWay, MARK } from "./clear";
import { makeBackup } from "./make-backup";
import { FORMAT, type Manifest } from "./manifest";
import { listOutOfStep, SUMMARIES } from "./recount";
import { restoreBackup } from "./restore-backup";

// A restore builds a whole database.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const server = inject("serverUrl");
const ownUrl = process.env.RAPPORT_OWNER_DATABASE_URL ?? "";
const role = `rapport_owner_${randomUUID().slice(0, 8)}`;
const target = `rapport_restored_${randomUUID().slice(0, 8)}`;
const older = `rapport_older_${randomUUID().slice(0, 8)}`;
const folder = await mkdtemp(path.join(tmpdir(), "rapport-keeping-"));
const archive = path.join(folder, "rapport.tar");
const never = new AbortController().signal;

/** The owner of the database that is restored into: may create roles, and nothing beyond. */
const targetUrl = (() => {
  const url = new URL(withDatabase(server, target));
  url.username = role;
  url.password = "for-this-test-only";
  return url.toString();
})();

const backup = (file: string, ownerUrl = ownUrl, wishes: Partial<Parameters<typeof makeBackup>[0]> = {}) =>
  makeBackup({ ownerUrl, file, progress: () => {}, record: async () => {}, signal: never, ...wishes });
const restore = (file: string, wishes: Partial<Parameters<typeof restoreBackup>[0]> = {}) =>
  restoreBackup({
    ownerUrl: targetUrl,
    file,
    progress: () => {},
    record: async () => {},
    signal: never,
    ...wishes,
  });

async function withOwner<T>(work: (client: pg.Client) => Promise<T>, url = targetUrl): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function emptyTarget(): Promise<void> {
  await dropDatabase(server, target);
  await createDatabase(server, target);
  await asOwner(`alter database ${target} owner to ${role}`);
}

const WAITING =
  "select 1 from pg_stat_activity where application_name = 'rapport backup' and datname = current_database() and wait_event_type = 'Lock'";

const isTargetClear = () => withOwner(isClear);

/** What holds the record together, as the database tells it. */
const structure = (url: string) =>
  withOwner(async (client) => {
    const { rows } = await client.query(`
      select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint
      where connamespace = 'public'::regnamespace
      union all
      select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
      order by line`);
    return rows.map(({ line }) => line);
  }, url);

beforeAll(async () => {
  await seed({ demonstration: true, progress: () => {} });
  // A row that is older than a rule of today.
  await asOwner("alter table outcome_step drop constraint outcome_step_is_looked_at_again");
  await asOwner(
    "update outcome_step set check_on = null where outcome_id = (select min(outcome_id::text)::uuid from outcome_step)",
  );
  await asOwner(
    "alter table outcome_step add constraint outcome_step_is_looked_at_again check (check_on is not null) not valid",
  );
  await asOwner(`create role ${role} login createrole password 'for-this-test-only'`);
  await emptyTarget();
  await backup(archive);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  await dropDatabase(server, target);
  await dropDatabase(server, older);
  await asOwner(`drop role ${role}`);
});

test("what was backed up comes back byte by byte, for an owner who may do nothing beyond", async () => {
  expect((await stat(archive)).mode & 0o777).toBe(0o600);
  const restored = await restore(archive);
  expect(restored).toMatchObject({ migrated: [], faults: [] });
  const again = path.join(folder, "again.tar");
  const { manifest } = await backup(again, targetUrl);
  expect(manifest.tables).toEqual(restored.manifest.tables);
  expect(manifest.auditHead).toEqual(restored.manifest.auditHead);
  expect(manifest.migrations).toEqual(migrationNames());
  const filled = manifest.tables.filter(({ rows }) => rows > 0).map(({ name }) => name);
  expect(filled).toEqual(expect.arrayContaining(["engagement", "attachment_chunk", "tally", "audit_event"]));
  expect(await structure(targetUrl)).toEqual(await structure(ownUrl));
  const members = spawnSync("tar", ["-tf", archive], { encoding: "utf8" }).stdout.split("\n");
  expect(members).toEqual(
    expect.arrayContaining(["preamble.json", "tables/engagement/000001.gz", "seal.sha256"]),
  );
});

test("nothing in the database is of a kind that a backup does not hold", async () => {
  expect(
    await asOwner(`
      select relname from pg_class
      where relnamespace = 'public'::regnamespace and (relkind in ('S', 'm', 'f', 'p') or relkind = 'r' and relpersistence <> 'p' and relname <> 'rate_count')
      union all select oid::text from pg_largeobject_metadata`),
  ).toEqual([]);
});

test("a database that holds something is left as it is", async () => {
  await expect(restore(archive, { ownerUrl: ownUrl })).rejects.toThrow("The database is not empty");
  await withOwner(async (client) => expect(await isUnderWay(client)).toBe(false), ownUrl);
});

test("a recount agrees with the summaries, and finds those that disagree", async () => {
  await withOwner(async (client) => {
    expect(await listOutOfStep(client)).toEqual([]);
    await client.query("begin");
    await client.query("update tally set count = count + 1 where scope = 'ALL'");
    await client.query("update tally_year set unplaced = unplaced + 1 where scope = 'ALL'");
    for (const table of ["engagement", "commitment", "crisis", "exercise_edition"])
      await client.query(`alter table ${table} disable trigger user`);
    await client.query(
      "update engagement set country_codes = '{}', reader_ids = '{}', attendee_names = 'Nobody', top_step = 'SUSTAINED'",
    );
    await client.query("update crisis set country_codes = '{}' where not is_historical");
    await client.query("update exercise_edition set country_codes = '{}'");
    const found = (await listOutOfStep(client)).map((words) => words.replace(/ \(\d+\)$/, ""));
    expect(found).toEqual(SUMMARIES);
    await client.query("rollback");
  }, ownUrl);
});

test("a backup made while others write is of one moment", async () => {
  const officer = await createViewer({ countries: ["JPN"] });
  const file = path.join(folder, "while-writing.tar");
  const [before] = await asOwner<{ events: number }>("select count(*)::int as events from audit_event");
  // Engagements have been read, and what is counted of them has not, when the backup has to wait for situation reports.
  const { manifest } = await withOwner(async (holder) => {
    await holder.query("begin");
    await holder.query("lock table sitrep in access exclusive mode");
    const made = backup(file);
    await expect.poll(() => asOwner(WAITING), { timeout: 30_000 }).not.toEqual([]);
    const created = await createEngagement(officer, newId(), engagementInput({ purpose: "Talks." }));
    expect(created.ok).toBe(true);
    const changed = await asOwner(
      "update engagement set status = 'CANCELLED', status_reason = 'Weather' where status = 'PLANNED' and publication = 'PUBLISHED' returning id",
    );
    expect(changed).not.toEqual([]);
    await holder.query("commit");
    return made;
  }, ownUrl);
  expect(manifest.auditHead?.sequence).toBe(String(before?.events));
  await emptyTarget();
  expect(await restore(file)).toMatchObject({ faults: [] });
});

test("an archive that was cut anywhere, or of which one bit fell over, changes nothing", async () => {
  await emptyTarget();
  const whole = await readFile(archive);
  const file = path.join(folder, "damaged.tar");
  const places = Array.from({ length: 12 }, (_, index) => Math.floor((whole.length * (index + 0.5)) / 12));
  for (const place of [0, 100, 700, ...places, whole.length - 1_100, whole.length - 513, whole.length - 1]) {
    await writeFile(file, whole.subarray(0, place));
    await expect(openArchive(file), `cut at ${place}`).rejects.toThrow(/is not whole|is no backup/);
    const flipped = Buffer.from(whole);
    flipped[place] = (flipped[place] ?? 0) ^ 1;
    await writeFile(file, flipped);
    await expect(openArchive(file), `changed at ${place}`).rejects.toThrow(/is damaged|is no backup/);
  }
  await writeFile(file, Buffer.concat([whole, Buffer.from("more")]));
  await expect(restore(file)).rejects.toThrow("is damaged");
  await writeFile(file, "a letter");
  await expect(restore(file)).rejects.toThrow("is no backup of Rapport");
  await expect(restore(path.join(folder, "none.tar"))).rejects.toThrow("cannot be read (ENOENT)");
  expect(await isTargetClear()).toBe(true);
});

async function manifestOf(file: string): Promise<Manifest> {
  const { manifest, close } = await openArchive(file);
  await close();
  return manifest;
}

/** An archive that is whole, and says of itself what is asked for. */
async function write(
  file: string,
  said: Partial<Manifest>,
  preamble?: { product: "rapport"; format: number },
): Promise<void> {
  const manifest = await manifestOf(archive);
  const handle = await open(file, "w");
  const writer = new ArchiveWriter(handle, new Date());
  await writer.begin(preamble);
  const tables: Manifest["tables"] = [];
  for (const table of said.tables ?? manifest.tables)
    tables.push({ ...table, ...(await writer.addTable(table.name, (async function* () {})())) });
  await writer.end({ ...manifest, ...said, tables });
  await handle.close();
}

test("an archive of a newer version says so, and one that does not fit leaves the database as empty as it was", async () => {
  await emptyTarget();
  const file = path.join(folder, "other.tar");
  await write(file, {}, { product: "rapport", format: FORMAT + 1 });
  await expect(restore(file)).rejects.toThrow("was made by a newer version of Rapport, in a format");
  await write(file, { migrations: [...migrationNames(), "20300101000000_know_the_future"] });
  await expect(restore(file)).rejects.toThrow("does not know 20300101000000_know_the_future");
  const empty = { rows: 0, bytes: 0, sha256: "" };
  const manifest = await manifestOf(archive);
  await write(file, { tables: [...manifest.tables, { name: "zoo", columns: ["id"], ...empty }] });
  await expect(restore(file)).rejects.toThrow("holds a table that this version does not know: zoo (id)");
  expect(await isTargetClear()).toBe(true);
});

test("what is called off or cut off leaves nothing behind", async () => {
  await emptyTarget();
  const stopped = new AbortController();
  const file = path.join(folder, "called-off.tar");
  await expect(
    backup(file, ownUrl, {
      progress: (table) => table === "person" && stopped.abort(),
      signal: stopped.signal,
    }),
  ).rejects.toThrow(/abort/i);
  await expect(
    restore(archive, {
      progress: (line) => line.startsWith("Loading person") && stopped.abort(),
      signal: stopped.signal,
    }),
  ).rejects.toThrow(/abort/i);
  expect((await readdir(folder)).filter((name) => name.startsWith("called-off"))).toEqual([]);
  expect(await isTargetClear()).toBe(true);
  await expect(backup(archive)).rejects.toThrow("There is a file");
  let ended: Promise<unknown> = Promise.resolve();
  const end = () => {
    ended = asOwner(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rapport backup' and datname = current_database()",
    );
  };
  await expect(
    backup(file, ownUrl, { progress: (table) => (table === "person" ? end() : undefined) }),
  ).rejects.toThrow(/terminat|connection/i);
  await ended;
  await expect(
    backup(file, ownUrl, { record: async () => Promise.reject(new Error("no trail")) }),
  ).rejects.toThrow("no trail");
  expect(existsSync(file)).toBe(false);
});

test("a backup takes no other file's place, not even of one that came to be meanwhile", async () => {
  const file = path.join(folder, "taken.tar");
  await expect(
    backup(file, ownUrl, { record: () => writeFile(file, "what somebody else wrote") }),
  ).rejects.toThrow("Meanwhile there is a file");
  expect(await readFile(file, "utf8")).toBe("what somebody else wrote");
  const [link, elsewhere] = [path.join(folder, "linked.tar"), path.join(folder, "elsewhere.tar")];
  await expect(
    backup(link, ownUrl, { record: () => symlink(elsewhere, link) }),
    "a link that leads nowhere yet",
  ).rejects.toThrow("Meanwhile there is a file");
  await expect(backup(link)).rejects.toThrow("There is a file");
  expect(existsSync(elsewhere)).toBe(false);
  expect((await readdir(folder)).filter((name) => name.endsWith(".unfinished"))).toEqual([]);
});

test("an older archive, after a restore that was killed, comes back and is brought up to this version", async () => {
  await emptyTarget();
  await createDatabase(server, older);
  const olderUrl = withDatabase(server, older);
  await applyMigrations(olderUrl, migrationNames().slice(0, -1));
  await withOwner(async (client) => {
    await client.query(
      "insert into app_user (id, email, name, nation, roles, updated_at) values ($1, 'a@b.example', 'A B', 'USA', '{LEADER}', now())",
      [newId()],
    );
  }, olderUrl);
  const file = path.join(folder, "older.tar");
  await backup(file, olderUrl);
  const fail = async () => Promise.reject(new Error("no trail"));
  await expect(restore(file, { record: fail })).rejects.toThrow("no trail");
  expect(await isTargetClear()).toBe(true);
  await withOwner(async (client) => {
    await client.query(`create schema ${MARK}`);
    await client.query("create table half (id int)");
  });
  await expect(prepareDatabase(targetUrl)).rejects.toThrow(
    "A restore into this database is under way or was cut off",
  );
  expect(await restore(file)).toMatchObject({ migrated: migrationNames().slice(-1), faults: [] });
  const people = await withOwner((client) => client.query("select name from app_user"));
  expect(people.rows).toContainEqual({ name: "A B" });
  expect((await prepareDatabase(targetUrl)).applied).toEqual([]);
});
