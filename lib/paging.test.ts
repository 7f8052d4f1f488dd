import { expect, test } from "vitest";
import { pageInfo, pageLinks, pageWindow } from "./paging";

test.each([
  [0, 1, { page: 1, pages: 1, from: 0, to: 0 }],
  [50, 1, { page: 1, pages: 1, from: 1, to: 50 }],
  [51, 2, { page: 2, pages: 2, from: 51, to: 51 }],
  [51, 99, { page: 2, pages: 2, from: 51, to: 51 }],
  [51, Number.NaN, { page: 1, pages: 2, from: 1, to: 50 }],
])("page of %i rows, page %d wanted", (total, wanted, expected) => {
  expect(pageInfo(total, wanted)).toEqual({ ...expected, total });
});

test("every row is read once, from whichever end is nearer", () => {
  const total = 233;
  const rows = Array.from({ length: total }, (_, index) => index);
  const read = [1, 2, 3, 4, 5].flatMap((page) => {
    const { limit, offset, isReversed } = pageWindow(pageInfo(total, page));
    return isReversed
      ? rows
          .toReversed()
          .slice(offset, offset + limit)
          .toReversed()
      : rows.slice(offset, offset + limit);
  });
  expect(read).toEqual(rows);
});

test("links keep the other parts of the address and lead nowhere there is nothing", () => {
  expect(pageLinks("/admin/users", { q: "a b", role: undefined }, { page: 2, pages: 3 })).toEqual({
    first: "/admin/users?q=a+b",
    previous: "/admin/users?q=a+b",
    next: "/admin/users?q=a+b&page=3",
    last: "/admin/users?q=a+b&page=3",
  });
  expect(pageLinks("/admin/users", {}, { page: 1, pages: 1 })).toEqual({});
  expect(pageLinks("/admin/users", {}, { page: 2, pages: 2 })).toEqual({
    first: "/admin/users",
    previous: "/admin/users",
  });
});
