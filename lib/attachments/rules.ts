import { fileTooLong } from "@/lib/body-limit";
import { FILE_KINDS, type FileKindCode, fileKind } from "./kinds";

const MEGABYTE = 1024 * 1024;

/** Longest name of a file; the ending stays when it is shortened. */
export const NAME_LENGTH = 120;

/**
 * The name a file is kept under: without folders, control characters, marks that turn the direction of reading (which make
 * `gpj.exe` read as `exe.jpg`) and what file systems cannot hold. Empty when nothing is left.
 */
export function cleanName(name: string): string {
  const plain = (name.normalize("NFC").split(/[\\/]/).at(-1) ?? "")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]/gu, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^\.+/, "")
    .replace(/[. ]+$/, "");
  if (plain.length <= NAME_LENGTH) return plain;
  const ending = endingOf(plain);
  return ending
    ? `${plain.slice(0, NAME_LENGTH - ending.length - 1)}.${ending}`
    : plain.slice(0, NAME_LENGTH);
}

/** What follows the last dot, in lower case; empty where there is none. */
function endingOf(name: string): string {
  return /\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
}

type Naming = { ok: true; kind: FileKindCode; name: string } | { ok: false; message: string };

/**
 * Whether a file's name and the type its sender gave agree with what is in it. A name without an ending gets the right one.
 * @param found the kind by its bytes; null when it is none that is kept
 * @param declared the media type its sender gave; empty where none was
 */
export function nameFile(name: string, declared: string, found: FileKindCode | null): Naming {
  const ending = endingOf(name);
  if (found === null)
    return {
      ok: false,
      message: `“${name}” is no kind of file that is kept here: documents, pictures, tables, text, video and ZIP archives are.`,
    };
  const isTable = found === "TEXT" && (FILE_KINDS.CSV.endings as readonly string[]).includes(ending);
  const kind = isTable ? "CSV" : found;
  const { endings, words } = fileKind(kind);
  if (ending !== "" && !endings.includes(ending)) {
    const said = Object.values(FILE_KINDS).find((one) => (one.endings as readonly string[]).includes(ending));
    return {
      ok: false,
      message: said
        ? `“${name}” says it is ${said.words}, but what is in it is ${words}. It was not kept. If it is right, give it the ending .${endings[0]}.`
        : `“${name}” ends in .${ending}, which is not kept here; what is in it is ${words}.`,
    };
  }
  const said = claimOf(declared);
  if (said && said !== kind && !(FILE_KINDS[said].mediaType === FILE_KINDS[kind].mediaType))
    return {
      ok: false,
      message: `“${name}” was sent as ${FILE_KINDS[said].words}, but what is in it is ${words}. It was not kept.`,
    };
  return { ok: true, kind, name: ending === "" ? `${name}.${endings[0]}` : name };
}

/** The kind a media type names; null for one that says nothing certain: text is sent under many names, tables as Excel's. */
function claimOf(declared: string): FileKindCode | null {
  const type = declared.split(";", 1)[0]?.trim().toLowerCase();
  if (!type || type.startsWith("text/") || type === "application/octet-stream") return null;
  const codes = Object.keys(FILE_KINDS) as FileKindCode[];
  return codes.find((code) => FILE_KINDS[code].mediaType === type) ?? null;
}

/** "1.4 MB", "812 KB", "96 bytes". */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < MEGABYTE) return `${Math.round(bytes / 1024)} KB`;
  const megabytes = bytes / MEGABYTE;
  return `${megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes).toLocaleString("en")} MB`;
}

export type FileLimits = {
  /** Bytes of one file, and of all files of a record. */
  file: number;
  record: number;
};

/** Why a file of this size cannot be kept beside `kept` bytes of others, in words, or null. */
export function faultOfSize(size: number, kept: number, limits: FileLimits): string | null {
  if (size === 0) return "This file is empty.";
  if (size > limits.file) return fileTooLong(limits.file);
  if (kept + size > limits.record)
    return `The files of one record may have ${formatSize(limits.record)} in all; ${formatSize(Math.max(0, limits.record - kept))} are left. Nothing was kept.`;
  return null;
}

/**
 * The Content-Disposition of a file (RFC 6266, with the name in RFC 8187 form and an ASCII one for clients that know no other).
 * No character of the name can end the value.
 */
export function dispositionOf(name: string, isInline: boolean): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${isInline ? "inline" : "attachment"}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
