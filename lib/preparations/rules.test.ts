import { expect, test } from "vitest";
import { addDays } from "@/lib/dates";
import {
  doOverlap,
  isSameWeek,
  isSaturated,
  placeAmongVisits,
  SAME_WEEK_DAYS,
  SATURATION_DAYS,
  SATURATION_VISITS,
  type Span,
} from "./rules";

const ON = "2026-03-20";
const before = (days: number) => addDays(ON, -days);

test("the third senior visit to an office in 20 days is one too many, the second is not", () => {
  expect([SATURATION_DAYS, SATURATION_VISITS]).toEqual([20, 3]);
  expect(isSaturated(placeAmongVisits([], ON))).toBe(false);
  expect(isSaturated(placeAmongVisits([before(5)], ON))).toBe(false);
  expect(isSaturated(placeAmongVisits([before(5), before(19)], ON))).toBe(true);
});

test.each([
  ["the 20th day counts, the 21st does not", [before(19), before(20)], 2],
  ["visits of the same day count", [ON, ON], 3],
  ["what comes later does not make this one the third", [before(-1), before(-3)], 1],
  ["their order does not matter", [before(1), before(9), before(4)], 4],
])("%s", (_, others, place) => {
  expect(placeAmongVisits(others, ON)).toBe(place);
});

const day = (startsOn: string, endsOn: string | null = null): Span => ({
  startsOn,
  endsOn,
  startsAt: null,
  endsAt: null,
});
const hours = (from: string, to: string): Span => ({
  ...day("2026-03-20"),
  startsAt: new Date(`2026-03-20T${from}:00Z`),
  endsAt: new Date(`2026-03-20T${to}:00Z`),
});

test.each([
  ["the same day", day(ON), day(ON), true],
  ["a day within a visit", day(ON), day("2026-03-18", "2026-03-21"), true],
  ["the day after", day(ON), day("2026-03-21"), false],
  ["hours that follow each other", hours("09:00", "10:00"), hours("10:00", "11:00"), false],
  ["hours that cross", hours("09:00", "10:30"), hours("10:00", "11:00"), true],
  ["hours against a whole day", hours("09:00", "10:30"), day(ON), true],
])("nobody can be at both: %s", (_, one, other, overlap) => {
  expect(doOverlap(one, other)).toBe(overlap);
  expect(doOverlap(other, one)).toBe(overlap);
});

test("the same week reaches seven days from the last day of one to the first of the other", () => {
  expect(SAME_WEEK_DAYS).toBe(7);
  expect(isSameWeek(day(ON, "2026-03-22"), day("2026-03-29"))).toBe(true);
  expect(isSameWeek(day(ON, "2026-03-22"), day("2026-03-30"))).toBe(false);
  expect(isSameWeek(day("2026-03-29"), day(ON, "2026-03-22"))).toBe(true);
});
