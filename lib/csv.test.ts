import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CSV_BEGIN, csvLine } from "./csv";

test("what is written is what is read, but for the apostrophe before what looks like a formula", () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom(
      "=1+1",
      "'=1+1",
      "+1",
      "-1",
      "@x",
      "＝1",
      "'＋1",
      "\tx",
      'a "b", c',
      "a\r\nb",
      " x ",
      "a;=1",
      "a; '+1",
      "a;b",
      "a\r\n-1",
      ";\t=1",
    ),
  );
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
      const [read] = parse(CSV_BEGIN + csvLine(cells), { bom: true }) as string[][];
      const typed = (text: string) =>
        text
          .replace(/^'(?='*[=+\-@＝＋－＠\t\r\n|%])/, "")
          .replace(/([;\r\n] *)'(?='*[=+\-@＝＋－＠\t|%])/g, "$1");
      expect(read?.map(typed)).toEqual(cells);
      for (const text of read ?? []) expect(text).not.toMatch(/^[=+\-@＝＋－＠\t\r\n|%]/);
    }),
  );
});

test("nor is anything a formula where a semicolon parts the cells of a line, and quotes within it are letters", () => {
  for (const text of ["a;=1+1", "a; =1+1", "a;;'@x", "a\n=1+1", "a\r\n -1", ";\t=1", "a;＝1", "a;|x"]) {
    const line = csvLine(["first", text, "last"]);
    for (const cell of line.split(/[;\r\n]/))
      expect(cell.trimStart(), text).not.toMatch(/^[=+\-@＝＋－＠\t|%]/);
  }
  expect(csvLine(["a;b", "c"]), "and a cell stays whole").toBe('"a;b",c\r\n');
});
