/** The kinds of file that are kept. What is not one of them is refused: a list of what is harmful is never complete. */
type FileKind = {
  /** In words, with its article: "a PDF document". */
  words: string;
  label: string;
  /** Sent with the file. What a browser could run as a page is sent as plain text. */
  mediaType: string;
  /** Endings such a file may have; the first is given to one without any. */
  endings: readonly string[];
  /** Whether a browser may show it in a page of its own, in a sandbox. */
  isPicture?: boolean;
  isText?: boolean;
  isArchive?: boolean;
};

const kind = (
  words: string,
  label: string,
  mediaType: string,
  endings: string,
  rest: Partial<FileKind> = {},
): FileKind => ({
  words,
  label,
  mediaType,
  endings: endings.split(" "),
  ...rest,
});

const OFFICE = "application/vnd.openxmlformats-officedocument";
const ODF = "application/vnd.oasis.opendocument";
const TEXT = "text/plain; charset=utf-8";

export const FILE_KINDS = {
  PDF: kind("a PDF document", "PDF", "application/pdf", "pdf"),
  PNG: kind("a PNG picture", "PNG picture", "image/png", "png", { isPicture: true }),
  JPEG: kind("a JPEG picture", "JPEG picture", "image/jpeg", "jpg jpeg jpe", { isPicture: true }),
  GIF: kind("a GIF picture", "GIF picture", "image/gif", "gif", { isPicture: true }),
  WEBP: kind("a WebP picture", "WebP picture", "image/webp", "webp", { isPicture: true }),
  TIFF: kind("a TIFF picture", "TIFF picture", "image/tiff", "tif tiff"),
  HEIC: kind("a HEIC picture", "HEIC picture", "image/heic", "heic heif"),
  VIDEO: kind("a video", "Video", "video/mp4", "mp4 m4v mov"),
  DOCX: kind("a Word document", "Word document", `${OFFICE}.wordprocessingml.document`, "docx docm", {
    isArchive: true,
  }),
  XLSX: kind("an Excel workbook", "Excel workbook", `${OFFICE}.spreadsheetml.sheet`, "xlsx xlsm xlsb", {
    isArchive: true,
  }),
  PPTX: kind("a PowerPoint file", "PowerPoint", `${OFFICE}.presentationml.presentation`, "pptx pptm ppsx", {
    isArchive: true,
  }),
  ODT: kind("an OpenDocument text", "OpenDocument text", `${ODF}.text`, "odt", { isArchive: true }),
  ODS: kind("an OpenDocument sheet", "OpenDocument sheet", `${ODF}.spreadsheet`, "ods", { isArchive: true }),
  ODP: kind("an OpenDocument presentation", "OpenDocument slides", `${ODF}.presentation`, "odp", {
    isArchive: true,
  }),
  OLD_OFFICE: kind(
    "an old Office file",
    "Old Office file",
    "application/octet-stream",
    "doc xls ppt msg dot xlt pps",
  ),
  ZIP: kind("a ZIP archive", "ZIP archive", "application/zip", "zip kmz", { isArchive: true }),
  RTF: kind("a rich text document", "Rich text", "application/rtf", "rtf"),
  CSV: kind("a CSV table", "CSV table", "text/csv; charset=utf-8", "csv tsv", { isText: true }),
  TEXT: kind("plain text", "Text", TEXT, "txt md log json xml kml gpx geojson ics vcf eml", { isText: true }),
  SVG: kind("an SVG drawing", "SVG drawing", TEXT, "svg", { isText: true }),
  HTML: kind("a web page", "Web page", TEXT, "html htm xhtml", { isText: true }),
} as const satisfies Record<string, FileKind>;

export type FileKindCode = keyof typeof FILE_KINDS;

/** What is on record may be of a kind that is no longer kept. */
export function fileKind(code: string): FileKind {
  return code in FILE_KINDS
    ? FILE_KINDS[code as FileKindCode]
    : kind("a file", "File", "application/octet-stream", "bin");
}

/** Bytes from the start that are enough to tell a kind. */
export const HEAD_BYTES = 4096;

/**
 * The kind of a file by its first bytes, or null when it is none that is kept. A ZIP archive may turn out to be a document once its
 * list is read (archive.ts).
 */
export function sniff(head: Buffer): FileKindCode | null {
  const starts = (text: string, at = 0) => head.toString("latin1", at, at + text.length) === text;
  if (starts("%PDF-")) return "PDF";
  if (starts("\x89PNG\r\n\x1a\n")) return "PNG";
  if (starts("\xff\xd8\xff")) return "JPEG";
  if (starts("GIF87a") || starts("GIF89a")) return "GIF";
  if (starts("RIFF") && starts("WEBP", 8)) return "WEBP";
  if (starts("II*\0") || starts("MM\0*")) return "TIFF";
  if (starts("ftyp", 4)) return brandOf(head.toString("latin1", 8, 12));
  if (starts("PK\x03\x04")) return openDocumentOf(head) ?? "ZIP";
  if (starts("PK\x05\x06")) return "ZIP";
  if (starts("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) return "OLD_OFFICE";
  if (starts("{\\rtf")) return "RTF";
  return textOf(head);
}

/** Whether the bytes can be part of a text: a NUL or another control character stands in none. */
export function isTextual(bytes: Buffer): boolean {
  // The bell and the escape character are what terminals obey.
  return bytes.every(
    (byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d,
  );
}

function brandOf(brand: string): FileKindCode | null {
  if (/^(heic|heix|hevc|heim|mif1|msf1)$/.test(brand)) return "HEIC";
  return /^(isom|iso[2-6]|mp4[12]|avc1|M4V |dash|qt {2}|MSNV)$/.test(brand) ? "VIDEO" : null;
}

/** An OpenDocument file names its kind in its first entry, which is stored as it is. */
function openDocumentOf(head: Buffer): FileKindCode | null {
  const name = /mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/.exec(
    head.toString("latin1", 30, 160),
  )?.[1];
  if (name === "text") return "ODT";
  if (name === "spreadsheet") return "ODS";
  return name === "presentation" ? "ODP" : null;
}

function textOf(head: Buffer): FileKindCode | null {
  const isUtf16 = head[0] === 0xff ? head[1] === 0xfe : head[0] === 0xfe && head[1] === 0xff;
  if (head.length === 0 || isUtf16 || !isTextual(head)) return null;
  const text = head
    .toString("utf8")
    .replace(/^\ufeff/, "")
    .trimStart()
    .toLowerCase();
  const markup = text.replace(/^(<\?xml[^>]*\?>|<!--[\s\S]*?-->|\s)*/, "");
  if (/^<svg[\s>]|^<!doctype svg/.test(markup)) return "SVG";
  if (/^<(!doctype html|html|head|body|script|iframe|style|meta|title)[\s>]/.test(markup)) return "HTML";
  return "TEXT";
}
