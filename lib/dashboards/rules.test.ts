import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths } from "@/lib/dates";
import {
  compareMonths,
  comparePeriod,
  isDoubtful,
  isRecent,
  isWithin,
  periodsOn,
  placeOfRank,
  placeRank,
  placeStart,
  recentSince,
  yearsOf,
} from "./rules";

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("2000-01-01", days));
const length = fc.constantFrom(1, 3, 6, 12);

describe("compareMonths", () => {
  it("leaves the running month out", () => {
    expect(compareMonths("2026-11-22", 12)).toMatchObject({
      current: { from: "2025-11-01", to: "2026-10-31" },
      previous: { from: "2024-11-01", to: "2025-10-31" },
    });
    expect(compareMonths("2026-03-31", 1)).toMatchObject({
      current: { from: "2026-02-01", to: "2026-02-28" },
      previous: { from: "2026-01-01", to: "2026-01-31" },
    });
  });

  it("gives two periods that touch and end before today's month", () => {
    fc.assert(
      fc.property(day, length, (today, months) => {
        const { current, previous, months: listed } = compareMonths(today, months);
        expect(addDays(previous.to, 1)).toBe(current.from);
        expect(addMonths(previous.from, months)).toBe(current.from);
        expect(addDays(current.to, 1)).toBe(`${today.slice(0, 7)}-01`);
        expect(listed).toHaveLength(months);
        expect(listed.every((month) => isWithin(current, month) && !isWithin(previous, month))).toBe(true);
      }),
    );
  });
});

describe("comparePeriod", () => {
  it("of this year holds the complete months, and the same months of the year before", () => {
    expect(comparePeriod("2026-11-22", "year")).toMatchObject({
      current: { from: "2026-01-01", to: "2026-10-31" },
      previous: { from: "2025-01-01", to: "2025-10-31" },
      apart: 12,
    });
    // February of a leap year has a day that the year before has not.
    expect(comparePeriod("2024-03-01", "year")).toMatchObject({
      current: { from: "2024-01-01", to: "2024-02-29" },
      previous: { from: "2023-01-01", to: "2023-02-28" },
    });
    expect(comparePeriod("2026-11-22", 3)).toEqual(compareMonths("2026-11-22", 3));
  });

  it("offers this year once it has a complete month", () => {
    fc.assert(
      fc.property(day, (today) => {
        const offered = periodsOn(today);
        expect(offered.includes("year")).toBe(today.slice(5, 7) !== "01");
        for (const period of offered) {
          const { current, previous, months, apart } = comparePeriod(today, period);
          expect(months).toHaveLength(yearsOf(current).reduce((sum, { from, to }) => sum + to - from + 1, 0));
          expect(addMonths(previous.from, apart)).toBe(current.from);
          expect(addMonths(addDays(previous.to, 1), apart)).toBe(addDays(current.to, 1));
          expect(previous.to < current.from && current.to < today).toBe(true);
        }
      }),
    );
  });
});

describe("a start in a period", () => {
  const { current } = compareMonths("2026-11-22", 12);

  it.each([
    ["2025-11-01", "2025-11-01", true, false],
    ["2025-10-31", "2025-10-31", false, false],
    ["2026-10-01", "2026-10-31", true, false],
    ["2026-01-01", "2026-12-31", false, true],
    ["2025-01-01", "2025-12-31", false, true],
    ["2024-01-01", "2024-12-31", false, false],
  ])("%s to %s: within %s, doubtful %s", (earliest, latest, within, doubtful) => {
    const placed = placeStart(earliest, latest);
    expect([isWithin(current, placed), isDoubtful(current, placed)]).toEqual([within, doubtful]);
  });

  it("counts a year when the period is that year", () => {
    expect(isWithin(compareMonths("2026-01-15", 12).current, { year: 2025, month: 0 })).toBe(true);
  });

  it("agrees with the days that a list compares", () => {
    fc.assert(
      fc.property(
        day,
        length,
        day,
        fc.constantFrom("DAY", "MONTH", "YEAR"),
        (today, months, start, precision) => {
          const { current: period } = compareMonths(today, months);
          const [earliest, latest] =
            precision === "DAY"
              ? [start, start]
              : precision === "MONTH"
                ? [`${start.slice(0, 7)}-01`, addDays(addMonths(`${start.slice(0, 7)}-01`, 1), -1)]
                : [`${start.slice(0, 4)}-01-01`, `${start.slice(0, 4)}-12-31`];
          expect(isWithin(period, placeStart(earliest, latest))).toBe(
            earliest >= period.from && latest <= period.to,
          );
        },
      ),
    );
  });
});

it("cuts a period into the months of its years", () => {
  expect(yearsOf({ from: "2024-11-01", to: "2026-02-28" })).toEqual([
    { year: 2024, from: 11, to: 12 },
    { year: 2025, from: 1, to: 12 },
    { year: 2026, from: 1, to: 2 },
  ]);
});

describe("recent contact", () => {
  const since = recentSince("2026-11-22", 6);

  it("reaches from the first of the sixth month back to today", () => {
    expect(since).toBe("2026-05-01");
    expect(isRecent({ year: 2026, month: 5 }, since)).toBe(true);
    expect(isRecent({ year: 2026, month: 4 }, since)).toBe(false);
    expect(isRecent(null, since)).toBe(false);
  });

  it("does not take a year for a month in it", () => {
    expect(isRecent({ year: 2026, month: 0 }, since)).toBe(false);
    expect(isRecent({ year: 2027, month: 0 }, since)).toBe(true);
  });
});

it("ranks a year before its months, nothing before all, and reads a place from its rank", () => {
  const places = [null, { year: 2025, month: 12 }, { year: 2026, month: 0 }, { year: 2026, month: 1 }];
  const ranks = places.map(placeRank);
  expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
  expect(ranks[0]).toBe(0);
  expect(ranks.slice(1).map(placeOfRank)).toEqual(places.slice(1));
});
