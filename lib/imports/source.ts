import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { parse } from "csv-parse/sync";
import type { Profile } from "./profile";

export type Encoding = "utf-8" | "windows-1252";

/** A file that cannot be imported at all; the message says why and what to do. */
class UnreadableFile extends Error {
  override name = "UnreadableFile";
}

/** One row of the file, from the line it begins on (the header is line 1). */
export type SourceRow =
  | { line: number; fields: ReadonlyMap<string, string> }
  | { line: number; damage: string };

interface Survey {
  rows: number;
  /** SHA-256 of the file's bytes, hex. */
  hash: string;
}

/** A quoted field may go on over this many lines; a quotation that is not closed by then was opened by mistake. */
const LINES_OF_A_ROW = 200;
const BYTES_OF_A_LINE = 4 << 20;

type Layout = Pick<Profile, "delimiter" | "quoted" | "columns">;

/**
 * Reads the file once to count its rows and to see that it is what it should be. Throws UnreadableFile when the header
 * is not the profile's, when the file is in another encoding than `encoding`, or when it is no text at all. A file
 * with damaged bytes here and there is readable: the rows that hold them are not.
 */
export async function surveyFile(
  path: string,
  layout: Layout,
  encoding: Encoding | undefined,
): Promise<Survey> {
  const hash = createHash("sha256");
  const evidence = { wholeCharacters: false, firstDamage: 0 };
  let rows = 0;
  for await (const record of records(path, layout, (chunk) => hash.update(chunk))) {
    rows++;
    if (encoding !== undefined) continue;
    for (const field of "damage" in record ? [] : record.raw) {
      const bytes = Buffer.from(field, "latin1");
      if (!bytes.some((byte) => byte > 127)) continue;
      if (decode(bytes, "utf-8") !== null) evidence.wholeCharacters = true;
      else evidence.firstDamage ||= record.line;
    }
  }
  if (evidence.firstDamage > 0 && !evidence.wholeCharacters) {
    throw new UnreadableFile(
      `The file is not UTF-8 (first seen on line ${evidence.firstDamage}); it looks like Windows-1252 (cp1252), ` +
        "the encoding that Excel on Windows saves. Nothing was imported. If it is, run again with " +
        "--encoding windows-1252; if only single letters are damaged, with --encoding utf-8, which rejects their rows.",
    );
  }
  return { rows, hash: hash.digest("hex") };
}

/** The rows of the file one by one, without holding the file in memory. Every row comes out, damaged ones too. */
export async function* readRows(
  path: string,
  layout: Layout,
  encoding: Encoding = "utf-8",
): AsyncGenerator<SourceRow> {
  for await (const record of records(path, layout)) {
    if ("damage" in record) {
      yield record;
      continue;
    }
    const { line, raw, header } = record;
    const fields = new Map<string, string>();
    let broken: string | undefined;
    for (const [index, column] of header.entries()) {
      const text = decode(Buffer.from(raw[index] ?? "", "latin1"), encoding);
      if (text === null) broken ??= column;
      else fields.set(column, text);
    }
    if (broken === undefined) yield { line, fields };
    else yield { line, damage: `${broken}: holds bytes that are not ${ENCODING_NAMES[encoding]}` };
  }
}

const ENCODING_NAMES: Record<Encoding, string> = { "utf-8": "UTF-8", "windows-1252": "Windows-1252" };
const DECODERS: Record<Encoding, TextDecoder> = {
  "utf-8": new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }),
  "windows-1252": new TextDecoder("windows-1252", { fatal: true }),
};

function decode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    const text = DECODERS[encoding].decode(bytes);
    // Windows-1252 leaves five bytes undefined; the decoder turns them into control characters.
    return encoding === "windows-1252" && /[\u0080-\u009f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** Fields as their bytes, one character of U+0000 to U+00FF each: separators are the same in both encodings. */
type RawRecord = { line: number; raw: string[]; header: string[] } | { line: number; damage: string };

async function* records(
  path: string,
  layout: Layout,
  onChunk: (chunk: Buffer) => void = () => {},
): AsyncGenerator<RawRecord> {
  let header: string[] | undefined;
  for await (const record of splitRecords(lines(path, onChunk), layout)) {
    if (header === undefined) header = readHeader(record, layout);
    else if ("damage" in record) yield record;
    else if (record.raw.length !== header.length) {
      const cutOff = record.raw.length < header.length ? "; it may be written only by half" : "";
      yield { line: record.line, damage: `has ${record.raw.length} of ${header.length} columns${cutOff}` };
    } else yield { ...record, header };
  }
  if (header === undefined) throw new UnreadableFile("The file is empty.");
}

function readHeader(record: Split, { columns }: Layout): string[] {
  if ("damage" in record) throw new UnreadableFile(`The header cannot be read: ${record.damage}.`);
  const header = record.raw.map((name) => name.trim());
  const missing = columns.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw new UnreadableFile(
      `The header is not that of this profile: ${missing.length} of ${columns.length} columns are missing ` +
        `(${missing.join(", ")}). The first line reads “${header.join(" | ").slice(0, 200)}”. Nothing was imported.`,
    );
  }
  const twice = header.find((name, index) => header.indexOf(name) !== index && columns.includes(name));
  if (twice !== undefined) throw new UnreadableFile(`The header has the column ${twice} twice.`);
  return header;
}

type Split = { line: number; raw: string[] } | { line: number; damage: string };

/** Joins lines to records. A quotation that never ends spoils its own line only: reading goes on with the next. */
async function* splitRecords(source: AsyncIterable<string>, layout: Layout): AsyncGenerator<Split> {
  const waiting: string[] = [];
  let line = 1;
  let columns: number | undefined;

  function take(ended: boolean): Split | null {
    let quotes = 0;
    const [first = ""] = waiting;
    for (let count = 1; count <= Math.min(waiting.length, LINES_OF_A_ROW); count++) {
      if (layout.quoted) quotes += quotesIn(waiting[count - 1] ?? "");
      if (quotes % 2 === 1) continue;
      const raw = parseRecord(waiting.slice(0, count).join("\n"), layout);
      columns ??= raw?.length;
      if (count > 1 && raw?.length !== columns) break;
      waiting.splice(0, count);
      line += count;
      const at = line - count;
      return raw ? { line: at, raw } : { line: at, damage: "has a quotation mark where none can be" };
    }
    if (!ended && quotes % 2 === 1 && waiting.length < LINES_OF_A_ROW) return null;
    waiting.shift();
    line++;
    return {
      line: line - 1,
      damage: `has a quotation that does not end (“${first.slice(0, 40).trim()}”); it may be written only by half`,
    };
  }

  for await (const text of source) {
    waiting.push(text);
    for (let record = take(false); record; record = waiting.length ? take(false) : null) {
      if (!isBlank(record)) yield record;
    }
  }
  while (waiting.length > 0) {
    const record = take(true);
    if (record && !isBlank(record)) yield record;
  }
}

function isBlank(record: Split): boolean {
  return "raw" in record && record.raw.length <= 1 && !record.raw[0]?.trim();
}

function quotesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) count++;
  return count;
}

function parseRecord(text: string, { delimiter, quoted }: Layout): string[] | null {
  if (!quoted || !text.includes('"')) return text.split(delimiter);
  try {
    const [record] = parse(text, { delimiter, relax_column_count: true, record_delimiter: ["\u0000"] });
    return record ?? null;
  } catch {
    return null;
  }
}

/** How an .xlsx (a ZIP archive) and an .xls (a compound file) begin. */
const WORKBOOK_STARTS = ["PK\u0003\u0004", "\u00d0\u00cf\u0011\u00e0"];

/** Lines as their bytes, without their ends and without a byte order mark. */
async function* lines(path: string, onChunk: (chunk: Buffer) => void): AsyncGenerator<string> {
  let rest = "";
  let isFirst = true;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 16 }) as AsyncIterable<Buffer>) {
    onChunk(chunk);
    let text = rest + chunk.toString("latin1");
    if (isFirst) {
      if (text.startsWith("\u00ff\u00fe") || text.startsWith("\u00fe\u00ff")) {
        throw new UnreadableFile("The file is UTF-16. Save it as UTF-8 (CSV UTF-8 in Excel) and run again.");
      }
      if (WORKBOOK_STARTS.some((start) => text.startsWith(start))) {
        throw new UnreadableFile(
          "The file is an Excel workbook, or another archive, and no CSV. Save it as CSV UTF-8 in Excel and run again. Nothing was imported.",
        );
      }
      text = text.replace(/^\u00ef\u00bb\u00bf/, "");
      isFirst = false;
    }
    const parts = text.split("\n");
    rest = parts.pop() ?? "";
    if (rest.length > BYTES_OF_A_LINE) {
      throw new UnreadableFile("A line has more than 4 million characters; this is no table of rows.");
    }
    for (const part of parts) yield part.endsWith("\r") ? part.slice(0, -1) : part;
  }
  if (rest !== "") yield rest.replace(/\r$/, "");
}
