import { expect, test } from "vitest";
import { addDays } from "@/lib/dates";
import { saturationWords } from "./labels";
import {
  crowdAround,
  type Days,
  isSameWeek,
  isSaturated,
  isVisitToThem,
  SAME_WEEK_DAYS,
  SATURATION_DAYS,
  SATURATION_VISITS,
} from "./rules";

const ON = "2026-03-20";
const before = (days: number) => addDays(ON, -days);

test("the third senior visit to an office in 20 days is one too many, the second is not", () => {
  expect([SATURATION_DAYS, SATURATION_VISITS]).toEqual([20, 3]);
  expect(isSaturated(crowdAround([], ON))).toBe(false);
  expect(isSaturated(crowdAround([before(5)], ON))).toBe(false);
  expect(isSaturated(crowdAround([before(5), before(19)], ON))).toBe(true);
});

test.each([
  ["the 20th day counts, the 21st does not", [before(19), before(20)], 2, true],
  ["visits of the same day count", [ON, ON], 3, true],
  ["one in front of two planned ones makes three", [before(-1), before(-19)], 3, false],
  ["one between two others makes three", [before(9), before(-10)], 3, false],
  ["what lies further apart than 20 days is in no span with it", [before(10), before(-10)], 2, true],
  ["the fullest span counts", [before(19), before(-3), before(-4), before(-19)], 4, false],
  ["their order does not matter", [before(1), before(9), before(4)], 4, true],
])("%s", (_, others, visits, isLast) => {
  expect(crowdAround(others, ON)).toEqual({ visits, isLast });
});

test("the third is called so, and one that others follow is one of three", () => {
  expect(saturationWords({ visits: 3, isLast: true }, "the ministry")).toBe(
    "Third senior visit to the ministry in 20 days",
  );
  expect(saturationWords({ visits: 3, isLast: false }, "the ministry")).toBe(
    "One of 3 senior visits to the ministry in 20 days",
  );
});

test.each([
  ["at their place", { type: "BILAT", subtype: null, host: "JPN" }, true],
  ["at ours", { type: "BILAT", subtype: null, host: "USA" }, false],
  ["elsewhere", { type: "BILAT", subtype: null, host: "SGP" }, false],
  ["nobody says where", { type: "BILAT", subtype: null, host: null }, true],
  ["a visit abroad", { type: "ABROAD", subtype: null, host: null }, true],
  ["a visit that we host", { type: "HOST", subtype: null, host: null }, false],
  ["a call", { type: "BILAT", subtype: "CALL", host: null }, false],
])("our people go to them: %s", (_, facts, isVisit) => {
  expect(isVisitToThem(facts, "JPN", "USA")).toBe(isVisit);
});

test("of an office of no known nation every place but ours is theirs", () => {
  const at = (host: string | null) => isVisitToThem({ type: "BILAT", subtype: null, host }, null, "USA");
  expect([at("JPN"), at(null), at("USA")]).toEqual([true, true, false]);
});

const day = (startsOn: string, endsOn: string | null = null): Days => ({ startsOn, endsOn });

test("the same week reaches seven days from the last day of one to the first of the other", () => {
  expect(SAME_WEEK_DAYS).toBe(7);
  expect(isSameWeek(day(ON, "2026-03-22"), day("2026-03-29"))).toBe(true);
  expect(isSameWeek(day(ON, "2026-03-22"), day("2026-03-30"))).toBe(false);
  expect(isSameWeek(day("2026-03-29"), day(ON, "2026-03-22"))).toBe(true);
});
