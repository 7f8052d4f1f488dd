import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageInfo } from "@/lib/paging";
import { jumpTo, type MonthCount, splitAt } from "./months";

const lists = fc
  .array(fc.record({ year: fc.integer({ min: 1962, max: 1966 }), month: fc.integer({ min: 1, max: 12 }) }), {
    maxLength: 400,
  })
  .map((starts) => starts.sort((one, other) => one.year - other.year || one.month - other.month));

const keyOf = ({ year, month }: { year: number; month: number }) =>
  `${year}-${String(month).padStart(2, "0")}-01`;

function countsOf(starts: readonly { year: number; month: number }[]): MonthCount[] {
  return [...Map.groupBy(starts, keyOf).values()].flatMap((same) =>
    same[0] ? [{ ...same[0], count: same.length }] : [],
  );
}

describe("jumpTo", () => {
  it("leads to the rows of the page, whichever way the list is turned", () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: 1, max: 10 }), fc.boolean(), (starts, page, isDescending) => {
        const turned = isDescending ? starts.toReversed() : starts;
        const info = pageInfo(starts.length, page);
        const jump = jumpTo(countsOf(starts), isDescending, info);
        const within = turned.filter(
          (start) => jump && keyOf(start) >= jump.from && keyOf(start) < jump.until,
        );
        expect(within.slice(jump?.offset, (jump?.offset ?? 0) + (jump?.limit ?? 0))).toEqual(
          turned.slice(Math.max(0, info.from - 1), info.to),
        );
        expect(jump === null).toBe(starts.length === 0);
      }),
    );
  });

  it("passes at most the rows of one month on each side", () => {
    const months = [
      { year: 2025, month: 11, count: 70 },
      { year: 2026, month: 1, count: 60 },
      { year: 2026, month: 2, count: 10 },
    ];
    expect(jumpTo(months, true, pageInfo(140, 2))).toEqual({
      from: "2025-11-01",
      until: "2026-02-01",
      offset: 40,
      limit: 50,
    });
    expect(jumpTo(months, false, pageInfo(140, 1))).toEqual({
      from: "2025-11-01",
      until: "2025-12-01",
      offset: 0,
      limit: 50,
    });
  });
});

describe("splitAt", () => {
  const months = [
    { year: 2026, month: 1, count: 9 },
    { year: 2026, month: 10, count: 5 },
    { year: 2026, month: 11, count: 7 },
    { year: 2026, month: 12, count: 3 },
    { year: 2027, month: 1, count: 2 },
  ];

  it("takes later months as ahead, earlier ones as past, and of each the rest from what is said to be near", () => {
    const near = [
      { year: 2026, month: 12, count: 1 },
      { year: 2027, month: 1, count: 2 },
      { year: 2026, month: 11, count: 4 },
      { year: 2026, month: 1, count: 1 },
    ];
    expect(splitAt("2026-11-22", months, near)).toEqual({
      ahead: [
        { year: 2026, month: 1, count: 1 },
        { year: 2026, month: 11, count: 4 },
        { year: 2026, month: 12, count: 2 },
      ],
      past: [
        { year: 2026, month: 1, count: 8 },
        { year: 2026, month: 10, count: 5 },
        { year: 2026, month: 11, count: 3 },
        { year: 2026, month: 12, count: 1 },
        { year: 2027, month: 1, count: 2 },
      ],
    });
  });

  it("has the whole of a month on its first day, and none of it on its last when nothing is near", () => {
    const november = [{ year: 2026, month: 11, count: 7 }];
    expect(splitAt("2026-11-01", november, november)).toEqual({ ahead: november, past: [] });
    expect(splitAt("2026-11-30", november, [])).toEqual({ ahead: [], past: november });
  });
});
