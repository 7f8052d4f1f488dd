/** What an archive says it holds. Nothing is ever unpacked here. */
export type ArchiveList = {
  total: number;
  /** Bytes it would take unpacked, by its own word. */
  unpacked: number;
  /** The first of them; `size` as unpacked. */
  entries: { name: string; size: number }[];
  hasMacros: boolean;
  /** Names that tell a document from a mere archive. */
  document: "DOCX" | "XLSX" | "PPTX" | null;
};

type ArchiveReading = { ok: true; list: ArchiveList } | { ok: false; message: string };

/** The end of the file that must be kept to read its list. */
export const TAIL_BYTES = 1024 * 1024;

const LISTED = 200;
const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const LARGEST = 0xffffffff;
const MEGABYTE = 1024 * 1024;
/** Beyond these an archive is made to fill a disk rather than to carry anything (PKWARE APPNOTE 6.3.10, 4.3.12 for the fields). */
const MOST_UNPACKED = 1024 * MEGABYTE;
const MOST_RATIO = 200;
const HARMLESS = 64 * MEGABYTE;

const UNREADABLE =
  "The list of what is in this archive cannot be read: it is damaged, or cut off. Make it again and send it once more.";

/**
 * Reads the list at the end of a ZIP file.
 * @param tail the last bytes of the file, all of it or TAIL_BYTES
 * @param size length of the whole file
 */
export function readArchive(tail: Buffer, size: number): ArchiveReading {
  const end = endOfDirectory(tail);
  if (end === null) return { ok: false, message: UNREADABLE };
  const total = tail.readUInt16LE(end + 10);
  const start = tail.length - (size - tail.readUInt32LE(end + 16));
  if (start < 0 || start > end) return { ok: false, message: UNREADABLE };
  const list: ArchiveList = { total, unpacked: 0, entries: [], hasMacros: false, document: null };
  let at = start;
  for (let index = 0; index < total; index++) {
    if (at + 46 > end || tail.readUInt32LE(at) !== ENTRY) return { ok: false, message: UNREADABLE };
    const nameLength = tail.readUInt16LE(at + 28);
    const next = at + 46 + nameLength + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
    if (next > end) return { ok: false, message: UNREADABLE };
    const unpacked = tail.readUInt32LE(at + 24);
    const name = tail.toString("utf8", at + 46, at + 46 + nameLength);
    list.unpacked += unpacked;
    if (unpacked === LARGEST || list.unpacked > MOST_UNPACKED) return bomb(list.unpacked, size);
    if (list.entries.length < LISTED) list.entries.push({ name: printable(name), size: unpacked });
    if (/(^|\/)vbaProject\.bin$|^Basic\//i.test(name)) list.hasMacros = true;
    list.document ??= documentOf(name);
    at = next;
  }
  if (list.unpacked > HARMLESS && list.unpacked / size > MOST_RATIO) return bomb(list.unpacked, size);
  return { ok: true, list };
}

/** The record that ends a ZIP file stands before a comment of at most 65,535 bytes. */
function endOfDirectory(tail: Buffer): number | null {
  for (let at = tail.length - 22; at >= 0 && at >= tail.length - 22 - 0xffff; at--)
    if (tail.readUInt32LE(at) === END_OF_DIRECTORY && at + 22 + tail.readUInt16LE(at + 20) === tail.length)
      return at;
  return null;
}

function documentOf(name: string): ArchiveList["document"] {
  if (name === "word/document.xml") return "DOCX";
  if (name === "xl/workbook.xml" || name === "xl/workbook.bin") return "XLSX";
  return name === "ppt/presentation.xml" ? "PPTX" : null;
}

function bomb(unpacked: number, size: number): ArchiveReading {
  const megabytes = (bytes: number) => Math.max(1, Math.round(bytes / MEGABYTE)).toLocaleString("en");
  return {
    ok: false,
    message: `This archive of ${megabytes(size)} MB would unpack to ${megabytes(unpacked)} MB or more: it is made to fill a disk, and was refused.`,
  };
}

/** Names are shown, so they carry no control characters and no marks of direction. */
function printable(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}\ufffd]/gu, "·").slice(0, 200);
}
