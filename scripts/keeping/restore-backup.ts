import { createHash } from "node:crypto";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { applyMigrations, migrationNames } from "../../prisma/migrate";
import { type CheckedArchive, openArchive } from "./archive";
import { clear, isClear, isUnderWay, MARK } from "./clear";
import { readAuditHead } from "./make-backup";
import { KeepingFault, type Manifest, type TableEntry } from "./manifest";
import { listOutOfStep } from "./recount";
import { columnList, connectOwner, copyOut, listTables, type Table } from "./tables";

export interface Restored {
  manifest: Manifest;
  /** Migrations that this version has beyond those of the archive. */
  migrated: string[];
  /** What does not verify, in words: it did not where the archive was made either, since every byte of it is back. */
  faults: string[];
}

interface Wishes {
  ownerUrl: string;
  file: string;
  progress: (line: string) => void;
  /** Ends the sessions that came with the archive and puts the restore on record. */
  record: (restored: Restored) => Promise<void>;
  signal: AbortSignal;
}

/**
 * Brings an archive into an empty database: checks every byte of it, builds the database as it was made for, loads all of it in one
 * transaction, brings it up to this version and verifies it. The product refuses a database in which this is under way; whatever
 * goes wrong leaves it empty, and what even that could not clear away the next restore does. Throws a KeepingFault that
 * says what is wrong.
 */
export async function restoreBackup(wishes: Wishes): Promise<Restored> {
  const { ownerUrl, file, progress } = wishes;
  progress("Checking the backup …");
  const archive = await openArchive(file);
  try {
    requireKnown(archive.manifest, file);
    const client = await connectOwner(ownerUrl, "rapport restore");
    try {
      await claim(client);
      try {
        const restored = await fill(client, archive, wishes);
        await client.query(`drop schema ${MARK}`);
        return restored;
      } catch (error) {
        await client.query("rollback");
        await clear(client);
        throw error;
      }
    } finally {
      await client.end();
    }
  } finally {
    await archive.close();
  }
}

function requireKnown({ migrations }: Manifest, file: string): void {
  const known = new Set(migrationNames());
  const unknown = migrations.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new KeepingFault(
      `${file} was made by a newer version of Rapport, or by another one: this one does not know ${unknown.join(", ")}. Restore it with that version.`,
    );
}

/** Makes the empty database ours, and no other restore's. */
async function claim(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ mine: boolean; encoding: string }>(
    "select pg_try_advisory_lock(hashtext('rapport restore')) as mine, current_setting('server_encoding') as encoding",
  );
  if (!rows[0]?.mine) throw new KeepingFault("Another restore into this database is under way.");
  if (rows[0].encoding !== "UTF8") throw new KeepingFault("The database must have the encoding UTF8.");
  if (await isUnderWay(client)) await clear(client);
  else if (!(await isClear(client)))
    throw new KeepingFault(
      "The database is not empty, and a restore never mixes records. Give an empty one: with the embedded PostgreSQL another RAPPORT_DATA_DIR, with your own a new database in DATABASE_URL.",
    );
  await client.query(`create schema ${MARK}`);
}

async function fill(
  client: pg.Client,
  archive: CheckedArchive,
  { ownerUrl, file, progress, record, signal }: Wishes,
): Promise<Restored> {
  const { manifest } = archive;
  await applyMigrations(ownerUrl, manifest.migrations);
  const tables = await matchTables(client, manifest, file);
  await load(client, archive, tables, { progress, signal });
  progress("Bringing it up to this version …");
  const migrated = await applyMigrations(ownerUrl);
  progress("Verifying the audit trail and the summaries …");
  const restored = { manifest, migrated, faults: await listFaults(client, manifest) };
  signal.throwIfAborted();
  await record(restored);
  await client.query("vacuum (analyze)");
  return restored;
}

/** The tables of the archive as they are in the database, which must have these and no others. */
async function matchTables(client: pg.Client, manifest: Manifest, file: string): Promise<Table[]> {
  const tables = await listTables(client);
  const described = (list: readonly Pick<Table, "name" | "columns">[]) =>
    list.map(({ name, columns }) => `${name} (${columns.join(", ")})`);
  const [here, there] = [new Set(described(tables)), new Set(described(manifest.tables))];
  const [unknown] = [...there].filter((table) => !here.has(table));
  const [missing] = [...here].filter((table) => !there.has(table));
  if (unknown !== undefined)
    throw new KeepingFault(`${file} holds a table that this version does not know: ${unknown}.`);
  if (missing !== undefined) throw new KeepingFault(`${file} lacks the table ${missing}.`);
  return tables;
}

/**
 * Puts every row where it was, in one transaction, as the owner without further rights: triggers rest, since what they derive comes
 * with the archive; foreign keys are taken off and put back, which holds all rows against them at once. Then reads every table
 * again: only what gives the checksums of the manifest is kept.
 */
async function load(
  client: pg.Client,
  archive: CheckedArchive,
  tables: readonly Table[],
  { progress, signal }: Pick<Wishes, "progress" | "signal">,
): Promise<void> {
  const entries = new Map(archive.manifest.tables.map((entry) => [entry.name, entry]));
  await client.query("begin");
  const [triggers, keys] = [await listTriggers(client), await listForeignKeys(client)];
  for (const { table, name } of triggers)
    await client.query(`alter table ${table} disable trigger ${pg.escapeIdentifier(name)}`);
  for (const { table, name } of keys)
    await client.query(`alter table ${table} drop constraint ${pg.escapeIdentifier(name)}`);
  await client.query(`truncate ${tables.map(({ name }) => pg.escapeIdentifier(name)).join(", ")}`);
  for (const [index, table] of tables.entries()) {
    progress(`Loading ${table.name} (${index + 1} of ${tables.length}) …`);
    const into = copyFrom(`copy ${pg.escapeIdentifier(table.name)} (${columnList(table)}) from stdin`);
    await pipeline(archive.read(table.name), client.query(into), { signal });
  }
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${pg.escapeIdentifier(name)} ${definition}`);
  for (const { table, name } of triggers)
    await client.query(`alter table ${table} enable trigger ${pg.escapeIdentifier(name)}`);
  for (const [index, table] of tables.entries()) {
    progress(`Reading ${table.name} again (${index + 1} of ${tables.length}) …`);
    await requireSame(client, table, entries.get(table.name));
    signal.throwIfAborted();
  }
  await client.query("commit");
}

async function requireSame(client: pg.Client, table: Table, entry: TableEntry | undefined): Promise<void> {
  const hash = createHash("sha256");
  for await (const chunk of copyOut(client, table)) hash.update(chunk);
  if (hash.digest("hex") !== entry?.sha256)
    throw new Error(`The table ${table.name} did not come back as it was.`);
}

async function listTriggers(client: pg.Client): Promise<{ table: string; name: string }[]> {
  const { rows } = await client.query(`
    select tgrelid::regclass::text as table, tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not tgisinternal and tgenabled = 'O'`);
  return rows;
}

async function listForeignKeys(
  client: pg.Client,
): Promise<{ table: string; name: string; definition: string }[]> {
  const { rows } = await client.query(`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`);
  return rows;
}

async function listFaults(client: pg.Client, { auditHead }: Manifest): Promise<string[]> {
  const { rows } = await client.query<{ broken: string | null }>("select audit_first_broken() as broken");
  const broken = rows[0]?.broken ?? null;
  const head = await readAuditHead(client);
  const differing = await listOutOfStep(client);
  return [
    ...(broken === null ? [] : [`The audit trail is broken at event ${broken}.`]),
    ...(JSON.stringify(head) === JSON.stringify(auditHead)
      ? []
      : ["The audit trail does not end where the manifest says."]),
    ...differing.map((summary) => `A summary disagrees with the record: ${summary}.`),
  ];
}
