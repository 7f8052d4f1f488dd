import { expect, test } from "vitest";
import { quarterName, quarterStart, quartersUpTo, standingOf } from "./rules";

test.each([
  ["at the target", { baseline: 10, target: 20 }, 20, "met"],
  ["on the way up", { baseline: 10, target: 20 }, 15, "better"],
  ["where it began", { baseline: 10, target: 20 }, 10, "level"],
  ["below where it began", { baseline: 10, target: 20 }, 9, "worse"],
  ["fallen to a target below", { baseline: 90, target: 30 }, 28, "met"],
  ["on the way down", { baseline: 90, target: 30 }, 60, "better"],
  ["risen where it should fall", { baseline: 90, target: 30 }, 95, "worse"],
  ["without a baseline", { baseline: null, target: 4 }, 1, "better"],
  ["nothing known", { baseline: 10, target: 20 }, null, "unknown"],
  ["nought is a value", { baseline: null, target: 4 }, 0, "level"],
] as const)("an indicator stands %s", (_, indicator, value, standing) => {
  expect(standingOf(indicator, value)).toBe(standing);
});

test("quarters begin in January, April, July and October, over the turn of the year as well", () => {
  expect(quarterStart("2026-03-31")).toBe("2026-01-01");
  expect(quarterStart("2026-12-01")).toBe("2026-10-01");
  expect(quartersUpTo("2026-05-09", 4)).toEqual(["2025-07-01", "2025-10-01", "2026-01-01", "2026-04-01"]);
});

test.each([
  ["2027-01-01", "Q1 2027"],
  ["2027-03-31", "Q1 2027"],
  ["2026-04-01", "Q2 2026"],
  ["2026-12-31", "Q4 2026"],
])("%s lies in %s", (day, name) => {
  expect(quarterName(day)).toBe(name);
});
