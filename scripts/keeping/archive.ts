import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { z } from "zod";
import {
  FORMAT,
  KeepingFault,
  type Manifest,
  manifestSchema,
  preambleSchema,
  type TableEntry,
} from "./manifest";
import { countLines } from "./tables";
import { type Member, readAt, readTarHeader, spaceOf, TAR_END, tarMember } from "./tar";

// A tar file: preamble.json · tables/<table>/<number>.gz, the pieces of each table · manifest.json · seal.sha256 over every byte
// before it. A table is written before its size is known and without holding more of it than one piece.

/** What a piece holds before it is compressed; one read from the connection may add to it. */
const PIECE_BYTES = 4 * 1024 * 1024;
/** No piece of ours comes near; a member that claims more is none. */
const MEMBER_LIMIT = 64 * 1024 * 1024;

const compress = promisify(gzip);
const decompress = promisify(gunzip);

export class ArchiveWriter {
  private readonly hash = createHash("sha256");

  constructor(
    private readonly file: FileHandle,
    private readonly at: Date,
  ) {}

  async begin(
    preamble: z.input<typeof preambleSchema> = { product: "rapport", format: FORMAT },
  ): Promise<void> {
    await this.add("preamble.json", Buffer.from(JSON.stringify(preamble)));
  }

  /** Takes the rows of a table as they come. Gives their number, bytes and checksum. */
  async addTable(name: string, chunks: AsyncIterable<Buffer>): Promise<Omit<TableEntry, "name" | "columns">> {
    const hash = createHash("sha256");
    const entry = { rows: 0, bytes: 0 };
    let piece: Buffer[] = [];
    let size = 0;
    let number = 0;
    const write = async () => {
      number += 1;
      const body = await compress(Buffer.concat(piece), { level: 3 });
      await this.add(pieceName(name, number), body);
      piece = [];
      size = 0;
    };
    for await (const chunk of chunks) {
      hash.update(chunk);
      entry.rows += countLines(chunk);
      entry.bytes += chunk.length;
      piece.push(chunk);
      size += chunk.length;
      if (size >= PIECE_BYTES) await write();
    }
    if (size > 0) await write();
    return { ...entry, sha256: hash.digest("hex") };
  }

  /** Writes the manifest and the seal, and waits until all of it is on the disk. Gives the seal. */
  async end(manifest: Manifest): Promise<string> {
    await this.add("manifest.json", Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
    const seal = this.hash.copy().digest("hex");
    await this.add("seal.sha256", Buffer.from(`${seal}\n`));
    await this.file.appendFile(TAR_END);
    await this.file.sync();
    return seal;
  }

  private async add(name: string, body: Buffer): Promise<void> {
    for (const part of tarMember(name, body, this.at)) {
      this.hash.update(part);
      await this.file.appendFile(part);
    }
  }
}

/** An archive of which every byte has been held against its checksums. The file stays open, so that what is read is what was checked. */
export interface CheckedArchive {
  manifest: Manifest;
  /** The rows of a table, piece by piece. */
  read(table: string): AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

/** Opens an archive and checks all of it. Throws a KeepingFault that says what is wrong. */
export async function openArchive(
  path: string,
  progress: (bytes: number) => void = () => {},
): Promise<CheckedArchive> {
  const file = await openFile(path);
  try {
    const { manifest, pieces } = await check(file, path, progress);
    return {
      manifest,
      read: (table) => readPieces(file, pieces.get(table) ?? []),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, "r");
  } catch (error) {
    throw new KeepingFault(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

async function check(file: FileHandle, path: string, progress: (bytes: number) => void) {
  const damaged = (where: string) =>
    new KeepingFault(`${path} is damaged: ${where} is not as it was written. Use another copy.`);
  const cut = () => new KeepingFault(`${path} is not whole: it ends too early. Use another copy.`);
  const hash = createHash("sha256");
  const pieces = new Map<string, Member[]>();
  const found = new Map<string, TableSums>();
  let manifest: Manifest | null = null;
  let offset = 0;

  const next = async (): Promise<Member & { body: Buffer; seal: string }> => {
    const head = await readAt(file, offset, 512);
    if (head.length < 512) throw offset === 0 ? noBackup(path) : cut();
    const said = readTarHeader(head);
    if (!said || said.size > MEMBER_LIMIT) throw offset === 0 ? noBackup(path) : damaged(`byte ${offset}`);
    const space = await readAt(file, offset + 512, spaceOf(said.size));
    if (space.length < spaceOf(said.size)) throw cut();
    if (space.subarray(said.size).some((byte) => byte !== 0)) throw damaged(`byte ${offset}`);
    const seal = hash.copy().digest("hex");
    hash.update(head).update(space);
    const member = { ...said, offset: offset + 512, body: space.subarray(0, said.size), seal };
    offset += 512 + space.length;
    progress(offset);
    return member;
  };

  requireReadable(await next(), path);
  for (;;) {
    const member = await next();
    if (member.name === "seal.sha256") {
      if (member.body.toString() !== `${member.seal}\n`) throw damaged("something in it");
      break;
    }
    const table = tableOf(member.name);
    if (table) {
      const known = pieces.get(table) ?? [];
      const sums = found.get(table) ?? new TableSums();
      if (manifest || member.name !== pieceName(table, known.length + 1)) throw damaged(member.name);
      if (!(await sums.add(member.body))) throw damaged(`the table ${table}`);
      known.push({ name: member.name, size: member.size, offset: member.offset });
      pieces.set(table, known);
      found.set(table, sums);
    } else {
      if (manifest || member.name !== "manifest.json") throw damaged(member.name);
      manifest = parseManifest(member.body);
      if (!manifest) throw damaged("its manifest");
    }
  }
  const end = await readAt(file, offset, TAR_END.length + 1);
  if (end.length < TAR_END.length) throw cut();
  if (!end.equals(TAR_END) || !manifest) throw damaged("its end");
  for (const { name, ...entry } of manifest.tables) {
    const sums = (found.get(name) ?? new TableSums()).end();
    if (sums.rows !== entry.rows || sums.bytes !== entry.bytes || sums.sha256 !== entry.sha256)
      throw damaged(`the table ${name}`);
    found.delete(name);
  }
  for (const name of found.keys()) throw damaged(`the table ${name}, which its manifest does not have,`);
  return { manifest, pieces };
}

function noBackup(path: string): KeepingFault {
  return new KeepingFault(`${path} is no backup of Rapport.`);
}

function requireReadable({ name, body }: { name: string; body: Buffer }, path: string): void {
  const preamble = preambleSchema.safeParse(name === "preamble.json" ? parseJson(body) : null);
  if (!preamble.success) throw noBackup(path);
  if (preamble.data.format > FORMAT)
    throw new KeepingFault(
      `${path} was made by a newer version of Rapport, in a format that this one cannot read. Restore it with that version.`,
    );
}

function parseManifest(body: Buffer): Manifest | null {
  return manifestSchema.safeParse(parseJson(body)).data ?? null;
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}

class TableSums {
  private readonly hash = createHash("sha256");
  private rows = 0;
  private bytes = 0;

  /** Whether the piece could be unpacked. */
  async add(body: Buffer): Promise<boolean> {
    try {
      const piece = await decompress(body, { maxOutputLength: MEMBER_LIMIT });
      this.hash.update(piece);
      this.rows += countLines(piece);
      this.bytes += piece.length;
      return true;
    } catch {
      return false;
    }
  }

  end(): Omit<TableEntry, "name" | "columns"> {
    return { rows: this.rows, bytes: this.bytes, sha256: this.hash.digest("hex") };
  }
}

async function* readPieces(file: FileHandle, pieces: readonly Member[]): AsyncGenerator<Buffer> {
  for (const { offset, size } of pieces) yield await decompress(await readAt(file, offset, size));
}

function pieceName(table: string, number: number): string {
  return `tables/${table}/${String(number).padStart(6, "0")}.gz`;
}

function tableOf(name: string): string | null {
  return /^tables\/([a-z_]+)\/\d{6,}\.gz$/.exec(name)?.[1] ?? null;
}
