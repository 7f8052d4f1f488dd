import { expect, test } from "vitest";
import { codeFor, moved } from "./rules";

test.each([
  ["Paid by the host nation", [], "PAID_BY_THE_HOST_NATION"],
  ["Paid by the host nation", ["PAID_BY_THE_HOST_NATION"], "PAID_BY_THE_HOST_NATION_2"],
  ["Coopération", [], "COOPERATION"],
  ["協力", [], "ITEM"],
  ["協力", ["ITEM", "ITEM_2"], "ITEM_3"],
])("the code of %o beside %o is %o", (label, taken, code) => {
  expect(codeFor(label, taken)).toBe(code);
});

test("an item moves by one place and not beyond the ends", () => {
  const ids = ["a", "b", "c"];
  expect(moved(ids, "b", "UP")).toEqual(["b", "a", "c"]);
  expect(moved(ids, "b", "DOWN")).toEqual(["a", "c", "b"]);
  expect(moved(ids, "a", "UP")).toEqual(ids);
  expect(moved(ids, "c", "DOWN")).toEqual(ids);
  expect(moved(ids, "x", "UP")).toEqual(ids);
});
