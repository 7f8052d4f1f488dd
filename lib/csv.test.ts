import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { CSV_BEGIN, csvLine } from "./csv";

test("what is written is what is read, but for the apostrophe before what looks like a formula", () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom("=1+1", "'=1+1", "+1", "-1", "@x", "＝1", "'＋1", "\tx", 'a "b", c', "a\r\nb", " x "),
  );
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
      const [read] = parse(CSV_BEGIN + csvLine(cells), { bom: true }) as string[][];
      expect(read?.map((text) => text.replace(/^'(?='*[=+\-@＝＋－＠\t\r\n|%])/, ""))).toEqual(cells);
      for (const text of read ?? []) expect(text).not.toMatch(/^[=+\-@＝＋－＠\t\r\n|%]/);
    }),
  );
});
