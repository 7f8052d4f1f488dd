import { expect, test } from "vitest";
import { changesBetween } from "./diff";

test("only fields that differ are changes", () => {
  expect(changesBetween({ title: "Old", city: "Oslo" }, { title: "New", city: "Oslo" })).toEqual({
    title: { from: "Old", to: "New" },
  });
});

test("absent, undefined and null are the same nothing", () => {
  expect(changesBetween({ city: undefined }, { city: null })).toEqual({});
});

test("dates are compared by their instant and lists in order", () => {
  const at = "2026-11-22T10:00:00.000Z";
  expect(changesBetween({ at: new Date(at), codes: ["A", "B"] }, { at, codes: ["B", "A"] })).toEqual({
    codes: { from: ["A", "B"], to: ["B", "A"] },
  });
});
