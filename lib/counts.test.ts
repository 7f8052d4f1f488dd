import { expect, test } from "vitest";
import { counted, countFound, formatCount } from "./counts";

test.each([
  [0, "0 engagements"],
  [1, "1 engagement"],
  [2, "2 engagements"],
  [4271, "4,271 engagements"],
])("%i is told as %s", (count, words) => {
  expect(counted(count, "engagement")).toBe(words);
});

test("what has a plural of its own keeps it, and a verb goes with it", () => {
  expect([counted(1, "person", "people"), counted(3, "person", "people")]).toEqual(["1 person", "3 people"]);
  expect([counted(1, "day is", "days are"), counted(2, "day is", "days are")]).toEqual([
    "1 day is",
    "2 days are",
  ]);
});

test("what is not known is no number", () => {
  expect([formatCount(null), formatCount(0), formatCount(2.75)]).toEqual(["not known", "0", "2.8"]);
});

test("what only comes close was not found", () => {
  expect(countFound({ total: 3 })).toBe(3);
  expect(countFound({ total: 3, isNear: false })).toBe(3);
  expect(countFound({ total: 3, isNear: true })).toBe(0);
});
