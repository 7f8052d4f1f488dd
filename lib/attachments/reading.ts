import { createHash } from "node:crypto";
import { type ArchiveList, readArchive, TAIL_BYTES } from "./archive";
import { type FileKindCode, fileKind, HEAD_BYTES, isTextual, sniff } from "./kinds";
import { nameFile } from "./rules";

/** A file is written and read in pieces of this many bytes, so that none is ever whole in memory. */
export const PIECE_BYTES = 256 * 1024;

export type FileFacts = {
  name: string;
  kind: FileKindCode;
  size: number;
  /** In hexadecimal. */
  sha256: string;
  hasMacros: boolean;
  archive: ArchiveList | null;
};

type Reading = { ok: true; facts: FileFacts } | { ok: false; message: string };

/** Macros of the old Office formats lie under this name, in UTF-16. */
const OLD_MACROS = Buffer.from("_VBA_PROJECT", "utf16le");

/** Learns what a file is while its pieces pass by. Keeps the end of it, no more. */
export class FileReader {
  private readonly hash = createHash("sha256");
  private readonly name: string;
  private readonly declared: string;
  private found: FileKindCode | null = null;
  private tail = Buffer.alloc(0);
  private hasOldMacros = false;
  size = 0;

  constructor(name: string, declared: string) {
    this.name = name;
    this.declared = declared;
  }

  /** Takes the next piece; gives what is wrong with the file as far as it is known, in words, or null. */
  take(piece: Buffer): string | null {
    const isFirst = this.size === 0;
    this.size += piece.length;
    this.hash.update(piece);
    if (isFirst) {
      this.found = sniff(piece.subarray(0, HEAD_BYTES));
      // An archive may yet turn out to be a document.
      if (this.found !== "ZIP") {
        const naming = nameFile(this.name, this.declared, this.found);
        if (!naming.ok) return naming.message;
      }
    }
    const kind = this.found && fileKind(this.found);
    if (kind?.isText && !isTextual(piece))
      return `“${this.name}” begins as text but goes on as something else. It was not kept.`;
    if (this.found === "OLD_OFFICE") {
      const joined = Buffer.concat([this.tail.subarray(-OLD_MACROS.length), piece]);
      this.hasOldMacros ||= joined.includes(OLD_MACROS);
    }
    if (kind?.isArchive || this.found === "OLD_OFFICE")
      this.tail = Buffer.concat([this.tail, piece]).subarray(-TAIL_BYTES);
    return null;
  }

  /** What the file is, once all of it has passed. */
  finish(): Reading {
    const archive = this.found && fileKind(this.found).isArchive ? readArchive(this.tail, this.size) : null;
    if (archive && !archive.ok) return archive;
    const list = archive?.list ?? null;
    const naming = nameFile(
      this.name,
      this.declared,
      this.found === "ZIP" ? (list?.document ?? "ZIP") : this.found,
    );
    if (!naming.ok) return naming;
    return {
      ok: true,
      facts: {
        name: naming.name,
        kind: naming.kind,
        size: this.size,
        sha256: this.hash.digest("hex"),
        hasMacros: this.hasOldMacros || (list?.hasMacros ?? false),
        archive: list,
      },
    };
  }
}

/** The same bytes in pieces of PIECE_BYTES, the last one shorter. */
export async function* inPieces(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    waiting.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    length += chunk.byteLength;
    if (length < PIECE_BYTES) continue;
    let joined = Buffer.concat(waiting);
    for (; joined.length >= PIECE_BYTES; joined = joined.subarray(PIECE_BYTES))
      yield joined.subarray(0, PIECE_BYTES);
    waiting = joined.length > 0 ? [joined] : [];
    length = joined.length;
  }
  if (length > 0) yield Buffer.concat(waiting);
}
