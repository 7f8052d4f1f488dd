import fc from "fast-check";
import { expect, test } from "vitest";
import { countParts, PAGE_SIZE, pageInfo, pageWindow } from "./paging";

test("an empty list has one page without rows", () => {
  expect(pageInfo(0, 1)).toEqual({ page: 1, pages: 1, from: 0, to: 0, total: 0 });
});

test.each([
  [51, 2, { page: 2, pages: 2, from: 51, to: 51, total: 51 }],
  [100, 99, { page: 2, pages: 2, from: 51, to: 100, total: 100 }],
  [10, Number.NaN, { page: 1, pages: 1, from: 1, to: 10, total: 10 }],
])("page of %i rows, asked for %i", (total, wanted, info) => {
  expect(pageInfo(total, wanted)).toEqual(info);
});

test("the pages of a list hold each row once, from whichever end they are read, and no page reads past the middle", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000 }), (total) => {
      const rows = Array.from({ length: total }, (_, index) => index);
      const { pages } = pageInfo(total, 1);
      const seen = Array.from({ length: pages }, (_, index) => {
        const { limit, offset, isReversed } = pageWindow(pageInfo(total, index + 1));
        expect(offset).toBeLessThanOrEqual(total / 2);
        const read = (isReversed ? rows.toReversed() : rows).slice(offset, offset + limit);
        return isReversed ? read.reverse() : read;
      });
      expect(seen.flat()).toEqual(rows);
      for (const page of seen) expect(page.length).toBeLessThanOrEqual(PAGE_SIZE);
    }),
  );
});

test("the parts of a list are counted one after another, and all of it first", async () => {
  const asked: (string | null)[] = [];
  const counts = await countParts(["open", "closed"], async (part) => asked.push(part));
  expect(asked).toEqual([null, "open", "closed"]);
  expect(counts).toEqual({ all: 1, open: 2, closed: 3 });
});
