import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arriving, PNG, zipOf } from "@/testing/files";
import { fileKind, sniff } from "./kinds";
import { FileReader, inPieces, PIECE_BYTES } from "./reading";
import { cleanName, dispositionOf, faultOfSize, formatSize, NAME_LENGTH } from "./rules";

/** Lone halves of surrogate pairs among them. */
const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));

/** Reads the bytes as an upload does; gives the facts, or what is said when it is refused. */
async function read(name: string, bytes: Buffer, declared = "") {
  const reader = new FileReader(name, declared);
  for await (const piece of inPieces(arriving(bytes))) {
    const fault = reader.take(piece);
    if (fault) return fault;
  }
  const reading = reader.finish();
  return reading.ok ? reading.facts : reading.message;
}

const PDF = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n");
const docx = (extra: string[] = []) =>
  zipOf(
    ["[Content_Types].xml", "word/document.xml", ...extra].map((name) => ({
      name,
      bytes: Buffer.from("<x/>"),
    })),
  );

describe("what a file is, by its bytes", () => {
  test.each([
    ["agenda.pdf", PDF, "PDF"],
    ["pier.png", PNG, "PNG"],
    ["pier.JPG", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2]), "JPEG"],
    ["people.csv", Buffer.from("name;rank\nÅse;OF-5\n"), "CSV"],
    ["people.csv", Buffer.from("name;rank\n\xc5se;OF-5\n", "latin1"), "CSV"],
    ["notes.txt", Buffer.from("会談の要旨\n"), "TEXT"],
    ["drawing.svg", Buffer.from('<?xml version="1.0"?>\n<!-- x -->\n<svg onload="alert(1)"/>'), "SVG"],
    ["page.html", Buffer.from("\n<!DOCTYPE html><script>alert(1)</script>"), "HTML"],
    ["minutes.docx", docx(), "DOCX"],
    ["sheet.xlsx", zipOf([{ name: "xl/workbook.xml" }]), "XLSX"],
    [
      "text.odt",
      zipOf([{ name: "mimetype", bytes: Buffer.from("application/vnd.oasis.opendocument.text") }]),
      "ODT",
    ],
    ["photos.zip", zipOf([{ name: "a.jpg" }]), "ZIP"],
    ["old.doc", Buffer.from("d0cf11e0a1b11ae1ffff", "hex"), "OLD_OFFICE"],
  ])("%s", async (name, bytes, kind) => {
    expect(await read(name, bytes)).toMatchObject({
      kind,
      size: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    });
  });

  test("a name without an ending gets the one of what it is", async () => {
    expect(await read("agenda", PDF)).toMatchObject({ name: "agenda.pdf" });
  });

  test("what a browser could run as a page is handed out as text", () => {
    for (const code of ["SVG", "HTML", "TEXT"]) expect(fileKind(code).mediaType).toMatch(/^text\/plain/);
    for (const code of ["SVG", "HTML", "PDF"]) expect(fileKind(code).isPicture ?? false).toBe(false);
    expect(fileKind("NEVER HEARD OF").mediaType).toBe("application/octet-stream");
  });

  test("macros are found in new and old documents", async () => {
    expect(await read("minutes.docm", docx(["word/vbaProject.bin"]))).toMatchObject({ hasMacros: true });
    expect(await read("minutes.docx", docx())).toMatchObject({ hasMacros: false });
    const old = Buffer.concat([
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      Buffer.alloc(PIECE_BYTES - 20),
      Buffer.from("_VBA_PROJECT", "utf16le"),
    ]);
    expect(await read("old.doc", old)).toMatchObject({ hasMacros: true });
  });
});

describe("a file that lies is refused, and told why", () => {
  test.each([
    ["agenda.pdf", PNG, "", "says it is a PDF document, but what is in it is a PNG picture"],
    ["photo.png", Buffer.from("<svg onload=alert(1)>"), "image/png", "but what is in it is an SVG drawing"],
    ["notes.txt", Buffer.from("<html><script>"), "", "but what is in it is a web page"],
    ["photo.jpg", PNG, "image/jpeg", "but what is in it is a PNG picture"],
    ["photo", PNG, "application/pdf", "was sent as a PDF document"],
    ["minutes.docx", zipOf([{ name: "a.txt" }]), "", "but what is in it is a ZIP archive"],
    ["setup.exe", Buffer.from("MZ\x90\0\x03\0\0\0"), "", "is no kind of file that is kept here"],
    ["agenda.pdf", Buffer.from("\x7fELF\x02\x01\x01\0"), "application/pdf", "is no kind of file"],
    ["run.sh", Buffer.from("#!/bin/sh\nrm -rf /\n"), "", "ends in .sh, which is not kept here"],
  ])("%s", async (name, bytes, declared, message) => {
    expect(await read(name, bytes, declared)).toContain(message);
  });

  test("a text that turns into a program behind the part that tells its kind", async () => {
    const bytes = Buffer.concat([Buffer.from("a line\n".repeat(200_000)), Buffer.from([0, 1, 2, 3])]);
    expect(await read("notes.txt", bytes)).toContain("begins as text but goes on as something else");
  });

  test("tables are sent as Excel's by some browsers", async () => {
    expect(await read("a.csv", Buffer.from("a,b\n"), "application/vnd.ms-excel")).toMatchObject({
      kind: "CSV",
    });
  });
});

describe("archives are listed, never unpacked", () => {
  test("with their names and sizes", async () => {
    const bytes = zipOf([{ name: "a/pier.txt", bytes: Buffer.from("123") }, { name: "evil\u202egpj.exe" }]);
    expect(await read("photos.zip", bytes)).toMatchObject({
      archive: {
        total: 2,
        unpacked: 3,
        entries: [
          { name: "a/pier.txt", size: 3 },
          { name: "evil·gpj.exe", size: 0 },
        ],
      },
    });
  });

  test.each([
    ["one that claims 4 GB", [{ name: "a", claims: 0xffffffff }]],
    [
      "many that come to 10 GB",
      Array.from({ length: 100 }, (_, index) => ({ name: `${index}`, claims: 100_000_000 })),
    ],
    ["a few KB that come to 100 MB", [{ name: "a", bytes: Buffer.alloc(5_000), claims: 100_000_000 }]],
  ])("a bomb is refused: %s", async (_, entries) => {
    expect(await read("bomb.zip", zipOf(entries))).toContain("made to fill a disk");
    expect(await read("bomb.docx", zipOf([{ name: "word/document.xml" }, ...entries]))).toContain(
      "made to fill a disk",
    );
  });

  test("one that is cut off or damaged is refused, whatever the bytes", async () => {
    const whole = zipOf([{ name: "a.txt", bytes: Buffer.from("123") }]);
    expect(await read("a.zip", whole.subarray(0, -1))).toContain("cannot be read");
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (noise) => {
        const result = await read("a.zip", Buffer.concat([Buffer.from("PK\x03\x04"), noise]));
        expect(typeof result).toBe("string");
      }),
    );
  });
});

test("sniffing never fails, whatever the bytes", () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => sniff(Buffer.from(bytes)) !== undefined));
});

test("pieces carry the same bytes, all but the last of one size", async () => {
  const bytes = Buffer.from(Array.from({ length: PIECE_BYTES * 2 + 77 }, (_, index) => index % 251));
  for (const step of [1_000, PIECE_BYTES, PIECE_BYTES * 3]) {
    const pieces = await Array.fromAsync(inPieces(arriving(bytes, step)));
    expect(pieces.map(({ length }) => length)).toEqual([PIECE_BYTES, PIECE_BYTES, 77]);
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
  }
});

describe("names", () => {
  test.each([
    ["../../etc/passwd.txt", "passwd.txt"],
    ["C:\\Users\\x\\Agenda  9 Mar.pdf", "Agenda 9 Mar.pdf"],
    ["holiday\u202egpj.exe", "holidaygpj.exe"],
    ['a"b\r\nSet-Cookie: x.pdf', "a_bSet-Cookie_ x.pdf"],
    [".htaccess", "htaccess"],
    ["報告.pdf", "報告.pdf"],
    ["..", ""],
    ["\u200b", ""],
  ])("%j is kept as %j", (given, kept) => {
    expect(cleanName(given)).toBe(kept);
  });

  test("a long one keeps its ending", () => {
    const kept = cleanName(`${"x".repeat(400)}.docx`);
    expect(kept).toHaveLength(NAME_LENGTH);
    expect(kept.endsWith(".docx")).toBe(true);
  });

  test("no name can end its header or begin another", () => {
    expect(dispositionOf("報告 (1).pdf", false)).toBe(
      `attachment; filename="__ (1).pdf"; filename*=UTF-8''%E5%A0%B1%E5%91%8A%20%281%29.pdf`,
    );
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (name) => {
        expect(dispositionOf(name, true)).toMatch(
          /^inline; filename="[^"\\\r\n]*"; filename\*=UTF-8''[\w.~%-]*$/,
        );
      }),
    );
  });
});

test("a file has its limit, and a record has one for all of them", () => {
  const limits = { file: 10 * 1024 * 1024, record: 20 * 1024 * 1024 };
  expect(faultOfSize(1, 0, limits)).toBeNull();
  expect(faultOfSize(0, 0, limits)).toBe("This file is empty.");
  expect(faultOfSize(limits.file + 1, 0, limits)).toContain("10 MB");
  expect(faultOfSize(limits.file, limits.file + 1, limits)).toContain("are left");
  expect([96, 2_000, 1_500_000, 30_000_000].map(formatSize)).toEqual(["96 bytes", "2 KB", "1.4 MB", "29 MB"]);
});
