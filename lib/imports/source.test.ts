import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { type Encoding, readRows, type SourceRow, surveyFile } from "./source";

const folder = mkdtempSync(path.join(tmpdir(), "rapport-source-"));
const comma = { delimiter: ",", quoted: true, columns: ["id", "name"] } as const;
const tab = { delimiter: "\t", quoted: false, columns: ["id", "name"] } as const;
let files = 0;

function file(content: string | Buffer): string {
  const name = path.join(folder, `${files++}.csv`);
  writeFileSync(name, content);
  return name;
}

async function read(
  content: string | Buffer,
  layout: typeof comma | typeof tab = comma,
  encoding?: Encoding,
): Promise<unknown[]> {
  const rows: SourceRow[] = [];
  for await (const row of readRows(file(content), layout, encoding)) rows.push(row);
  return rows.map((row) =>
    "damage" in row ? [row.line, row.damage] : [row.line, Object.fromEntries(row.fields)],
  );
}

test("rows come with the line they begin on, whatever ends the lines", async () => {
  expect(await read('\ufeffid,name\r\n1,"Oslo, Bergen"\r\n2,"two\nlines"\n\n3,“quoted” said ""\n4,')).toEqual(
    [
      [2, { id: "1", name: "Oslo, Bergen" }],
      [3, { id: "2", name: "two\nlines" }],
      [6, "has a quotation mark where none can be"],
      [7, { id: "4", name: "" }],
    ],
  );
});

test("doubled quotation marks stand for one", async () => {
  expect(await read('id,name\n1,"the ""Big Three"""\n')).toEqual([[2, { id: "1", name: 'the "Big Three"' }]]);
});

test("a row written by half is rejected with its line, and nothing else is", async () => {
  expect(await read("id,name,place\n1,A,Oslo\n2,B")).toEqual([
    [2, { id: "1", name: "A", place: "Oslo" }],
    [3, "has 2 of 3 columns; it may be written only by half"],
  ]);
  expect(await read('id,name\n1,A\n2,"cut off in the mid')).toEqual([
    [2, { id: "1", name: "A" }],
    [3, 'has a quotation that does not end (“2,"cut off in the mid”); it may be written only by half'],
  ]);
});

test("a stray quotation mark spoils its own row only", async () => {
  const rows = await read('id,name\n1,A\n2,"B\n3,C\n4,"D, or E"\n5,F\n');
  expect(rows.map((row) => (row as unknown[])[0])).toEqual([2, 3, 4, 5, 6]);
  expect(rows[1]).toEqual([3, expect.stringContaining("quotation that does not end")]);
  expect(rows[3]).toEqual([5, { id: "4", name: "D, or E" }]);
});

test("two stray quotation marks do not swallow the rows between them", async () => {
  const rows = await read('id,name\n1,"A\n2,B\n3,"C\n4,D\n');
  expect(rows.map((row) => (row as unknown[])[0])).toEqual([2, 3, 4, 5]);
  expect(rows[1]).toEqual([3, { id: "2", name: "B" }]);
});

test("too many columns are damage too", async () => {
  expect(await read("id,name\n1,A,B\n")).toEqual([[2, "has 3 of 2 columns"]]);
});

test("where nothing is quoted, a quotation mark is a letter", async () => {
  expect(await read('id\tname\n1\t5" gun course\n', tab)).toEqual([[2, { id: "1", name: '5" gun course' }]]);
});

test("broken UTF-8 rejects its row and names the column", async () => {
  const bytes = Buffer.concat([
    Buffer.from("id,name\n1,Türkiye\n2,Br"),
    Buffer.from([0xc3, 0x28]),
    Buffer.from("\n3,Åland\n"),
  ]);
  expect(await read(bytes)).toEqual([
    [2, { id: "1", name: "Türkiye" }],
    [3, "name: holds bytes that are not UTF-8"],
    [4, { id: "3", name: "Åland" }],
  ]);
  expect(await surveyFile(file(bytes), comma, undefined)).toMatchObject({ rows: 3 });
});

test("a Windows-1252 file is refused with the way out, and read right when told so", async () => {
  const bytes = Buffer.from("id,name\n1,T\u00fcrkiye \u0096 C\u00f4te d\u0092Ivoire\n", "latin1");
  await expect(surveyFile(file(bytes), comma, undefined)).rejects.toThrow(
    /line 2.*Windows-1252.*--encoding windows-1252/,
  );
  await expect(surveyFile(file(bytes), comma, "windows-1252")).resolves.toMatchObject({ rows: 1 });
  expect(await read(bytes, comma, "windows-1252")).toEqual([
    [2, { id: "1", name: "Türkiye – Côte d’Ivoire" }],
  ]);
});

test("other files are refused as a whole", async () => {
  const survey = (content: string | Buffer) => surveyFile(file(content), comma, undefined);
  await expect(survey("")).rejects.toThrow("The file is empty.");
  await expect(survey("id;name\n1;A\n")).rejects.toThrow(
    /header is not that of this profile.*id, name.*id;name/,
  );
  await expect(survey("id,name,id\n1,A,2\n")).rejects.toThrow("has the column id twice");
  await expect(survey(Buffer.from("\ufeffid,name\n", "utf16le"))).rejects.toThrow("UTF-16");
  for (const start of [
    [0x50, 0x4b, 3, 4],
    [0xd0, 0xcf, 0x11, 0xe0],
  ])
    await expect(survey(Buffer.from([...start, 0x14, 0, 10]))).rejects.toThrow(/Excel workbook.*CSV UTF-8/);
  await expect(survey("x".repeat(5 << 20))).rejects.toThrow("no table of rows");
  await expect(surveyFile(path.join(folder, "none.csv"), comma, undefined)).rejects.toThrow(/ENOENT/);
});

test("the survey counts rows, damaged ones too, and hashes the bytes", async () => {
  const content = "id,name\n1,A\n2\n\n";
  expect(await surveyFile(file(content), comma, undefined)).toEqual({
    rows: 2,
    hash: createHash("sha256").update(content).digest("hex"),
  });
});
