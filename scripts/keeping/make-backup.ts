import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { lstatSync, readFileSync } from "node:fs";
import { link, mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { ArchiveWriter } from "./archive";
import { FORMAT, KeepingFault, type Manifest, type TableEntry } from "./manifest";
import { connectOwner, copyOut, listTables } from "./tables";

interface Made {
  manifest: Manifest;
  /** Checksum over the whole archive. */
  seal: string;
}

interface Wishes {
  ownerUrl: string;
  /** Where the archive goes; nothing may be there yet. */
  file: string;
  progress: (table: string, done: number, tables: number) => void;
  /** Puts the backup on record while it has no name yet: a backup that is not on record does not come to be. */
  record: (made: Made) => Promise<void>;
  signal: AbortSignal;
}

/**
 * Writes all that the database holds at one moment into one archive, while others go on writing. The archive gets its name when it
 * is whole, on the disk and on record; whatever goes wrong before leaves nothing. Throws a KeepingFault that says what is wrong.
 */
export async function makeBackup(wishes: Wishes): Promise<Made> {
  const { file, record, signal } = wishes;
  if (isTaken(file)) throw new KeepingFault(`There is a file ${file} already.`);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const unfinished = `${file}.${randomBytes(4).toString("hex")}.unfinished`;
  try {
    const made = await write(unfinished, wishes);
    await record(made);
    signal.throwIfAborted();
    await giveName(unfinished, file);
    await syncFolder(path.dirname(file));
    return made;
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** Also a link that leads nowhere is in the way. */
function isTaken(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** Gives the archive its name, in place of nothing: a rename would take the place of a file that came to be meanwhile. */
async function giveName(unfinished: string, file: string): Promise<void> {
  try {
    await link(unfinished, file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") throw new KeepingFault(`Meanwhile there is a file ${file}.`);
    // Some file systems know one name for a file: there the name is taken first, and then its empty file replaced.
    const claim = await open(file, "wx", 0o600).catch((reason: NodeJS.ErrnoException) => {
      throw reason.code === "EEXIST" ? new KeepingFault(`Meanwhile there is a file ${file}.`) : error;
    });
    await claim.close();
    await rename(unfinished, file);
  }
}

async function write(unfinished: string, { ownerUrl, progress, signal }: Wishes): Promise<Made> {
  const output = await open(unfinished, "wx", 0o600);
  try {
    const client = await connectOwner(ownerUrl, "rapport backup");
    try {
      return await copyAll(client, new ArchiveWriter(output, new Date()), { progress, signal });
    } finally {
      await client.end();
    }
  } finally {
    await output.close();
  }
}

async function copyAll(
  client: pg.Client,
  archive: ArchiveWriter,
  { progress, signal }: Pick<Wishes, "progress" | "signal">,
): Promise<Made> {
  await client.query("begin transaction isolation level repeatable read read only");
  const state = await readState(client);
  const tables = await listTables(client);
  const entries: TableEntry[] = [];
  await archive.begin();
  for (const [index, table] of tables.entries()) {
    progress(table.name, index, tables.length);
    const sums = await archive.addTable(table.name, untilAborted(copyOut(client, table), signal));
    entries.push({ name: table.name, columns: table.columns, ...sums });
  }
  await client.query("commit");
  const manifest: Manifest = {
    product: "rapport",
    format: FORMAT,
    ...productVersion(),
    madeAt: state.at.toISOString(),
    server: state.server,
    migrations: state.migrations,
    tables: entries,
    auditHead: state.head,
  };
  return { manifest, seal: await archive.end(manifest) };
}

async function* untilAborted(rows: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<Buffer> {
  for await (const chunk of rows) {
    signal.throwIfAborted();
    yield chunk;
  }
}

/** The first look of the transaction, as of which all else is read. */
async function readState(client: pg.Client) {
  const { rows: known } = await client.query<{ made: boolean }>(
    "select to_regclass('public._prisma_migrations') is not null as made",
  );
  if (!known[0]?.made) throw new KeepingFault("There is no record in this database yet.");
  const { rows } = await client.query<{ at: Date; server: string; migrations: string[] }>(`
    select now() as at, current_setting('server_version') as server,
           array(select migration_name::text from _prisma_migrations where finished_at is not null and rolled_back_at is null
                 order by migration_name collate "C") as migrations`);
  const [state] = rows;
  if (!state) throw new Error("The database did not say what state it is in.");
  return { ...state, head: await readAuditHead(client) };
}

/** Number and hash (hexadecimal) of the last audit event, or null where there is none. */
export async function readAuditHead(client: pg.Client): Promise<Manifest["auditHead"]> {
  const { rows } = await client.query<{ sequence: string; hash: string }>(
    "select sequence::text, encode(hash, 'hex') as hash from audit_event order by audit_event.sequence desc limit 1",
  );
  return rows[0] ?? null;
}

function productVersion(): { version: string; commit: string | null } {
  const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  try {
    const commit = execFileSync("git", ["rev-parse", "HEAD"], { encoding: "utf8", stdio: "pipe" }).trim();
    return { version, commit };
  } catch {
    return { version, commit: null };
  }
}

/** A new name is safe only once its folder is; Windows keeps no folder open. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  await handle.sync();
  await handle.close();
}
