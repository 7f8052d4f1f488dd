import { expect, test } from "vitest";
import { CEILINGS, judge, type SizeResult } from "./bounds";

const VIEWERS = ["leader", "officer", "partner"];
const ceilings = VIEWERS.flatMap((viewer) => CEILINGS.filter(({ who = viewer }) => who === viewer)).length;

/** `ofCeiling` is what the pages that have one take of it. */
function size(rows: number, page: number, figures: number, ofCeiling = 0.99): SizeResult {
  const spread = (median: number) => ({ fastest: median, median, p95: median, n: 50 });
  const clock = Object.fromEntries([
    ["select 1", spread(0.4)],
    ...VIEWERS.flatMap((who) => [
      ...["first page", "page 100", "text search"].map((name) => [`${name}, ${who}`, spread(page)]),
      [`dashboard figures, ${who}`, spread(figures)],
      ...CEILINGS.map((one) => [`${one.page}, ${who}`, spread(one.most * 2)]),
    ]),
  ]);
  const database = Object.fromEntries(
    VIEWERS.flatMap((who) => CEILINGS.map((one) => [`${one.page}, ${who}`, spread(one.most * ofCeiling)])),
  );
  return { rows, clock, database, http: {} };
}

test("every bound is judged, in words with numbers", () => {
  const verdicts = judge([size(100_000, 11.9, 15), size(10_000, 5, 10)], { dashboard: 125, empty: 100 });
  expect(verdicts).toHaveLength(3 + 9 + ceilings + 1);
  expect(verdicts.every((verdict) => verdict.holds)).toBe(true);
  expect(verdicts[0]?.text).toBe(
    "The dashboard's figures for the leader cost 15.0 ms at 100,000 engagements and 10.0 ms at 10,000: 1.50 times as much (at most 1.5).",
  );
  expect(verdicts[3]?.text).toBe(
    "First page, leader, at 100,000 engagements: 11.9 ms (less than 5 times select 1 plus 10 ms: 12.0 ms).",
  );
  expect(verdicts[12]?.text).toBe(
    "Attendee lookup, leader, at 100,000 engagements: p95 29.7 ms in the database (less than 30.0 ms), 60.0 ms on the clock.",
  );
});

test("a bound that is passed by a little fails", () => {
  const verdicts = judge([size(100_000, 12.1, 15.1, 1), size(10_000, 5, 10)], {
    dashboard: 126,
    empty: 100,
  });
  expect(verdicts.some((verdict) => verdict.holds)).toBe(false);
});

test.each(CEILINGS.map(({ page }) => page))("the slow ones of a %s count, not only the usual one", (page) => {
  const one = size(100_000, 5, 10);
  const most = CEILINGS.find((ceiling) => ceiling.page === page)?.most ?? 0;
  one.database[`${page}, officer`] = { fastest: most / 4, median: most / 2, p95: most, n: 50 };
  expect(judge([one], null).filter((verdict) => !verdict.holds)).toMatchObject([
    { text: expect.stringContaining(`p95 ${most}.0 ms in the database (less than ${most}.0 ms)`) },
  ]);
});

test("one size says nothing about growth", () => {
  expect(judge([size(1_000, 5, 10)], null)).toHaveLength(9 + ceilings);
});

test("what was not measured is not judged in silence", () => {
  expect(() => judge([{ rows: 1, clock: {}, database: {}, http: {} }], null)).toThrow("was not measured");
});
