import { describe, expect, it } from "vitest";
import { readCountryFilters } from "@/lib/countries/filters";
import { formatDate } from "@/lib/dates";
import { prepareCountryList } from "./countries/list/prepare";
import { prepareDecisions } from "./decisions/prepare";
import { prepareDashboard } from "./prepare";
import { compareMonths, comparePeriod } from "./rules";
import { dashboardHref, readDashboardChoice } from "./schema";
import type { CountryCount, Figures, YearCount } from "./types";
import { compareWords, previousWords, shareWords, shortMonth } from "./words";

const TODAY = "2026-11-22";
const CHOICE = { period: 12, column: 1, gap: 6 } as const;

const nothing: Figures = {
  types: [],
  bands: [],
  ladder: [],
  calledOff: [],
  countries: [],
  covered: null,
  planned: [],
  promises: [],
  marking: "UNCLASSIFIED",
};

const prepare = (figures: Partial<Figures>) => prepareDashboard({ ...nothing, ...figures }, CHOICE, TODAY);

function year(value: string, of: number, months: Record<number, number>, unplaced = 0): YearCount {
  return {
    value,
    year: of,
    months: Array.from({ length: 12 }, (_, index) => months[index + 1] ?? 0),
    unplaced,
  };
}

const country = (code: string, more: Partial<CountryCount> = {}): CountryCount => ({
  code,
  held: 0,
  previous: 0,
  doubtful: 0,
  lastHeld: { year: 2024, month: 2 },
  lastSenior: null,
  ...more,
});

describe("words", () => {
  it.each([
    [12, 9, "up", "3 more than in the 12 months before"],
    [9, 12, "down", "3 fewer than in the 12 months before"],
    [9, 9, "same", "As many as in the 12 months before"],
    [9, 0, "unknown", "None on record in the 12 months before"],
  ])("%i after %i", (value, previous, direction, text) => {
    expect(compareWords(value, previous, compareMonths(TODAY, 12))).toEqual({ direction, text });
  });

  it.each([
    ["2026-11-22", 1, "the month before"],
    ["2026-11-22", 3, "the 3 months before"],
    ["2026-11-22", "year", "the same months of the year before"],
    ["2026-12-01", "year", "the same months of the year before"],
    ["2026-02-03", "year", "the same month of the year before"],
  ] as const)("on %s, %s: %s", (today, period, text) => {
    expect(previousWords(comparePeriod(today, period))).toBe(text);
  });

  it.each([
    [0, 0, null],
    [0, 5, "0%"],
    [1, 3, "33%"],
    [1, 1000, "under 1%"],
    [999, 1000, "over 99%"],
    [5, 5, "100%"],
  ])("%i of %i is %s", (part, whole, words) => {
    expect(shareWords(part, whole)).toBe(words);
  });

  it("says no more of a month than is known", () => {
    expect([shortMonth({ year: 2026, month: 3 }), shortMonth({ year: 2026, month: 0 })]).toEqual([
      "Mar 2026",
      "2026",
    ]);
  });
});

describe("held", () => {
  it("counts the running month in a year of which nothing else is in the period", () => {
    const types = [year("KLE", 2027, { 1: 3 }), year("KLE", 2026, { 12: 2 })];
    const { held, isEmpty } = prepareDashboard({ ...nothing, types }, CHOICE, "2027-01-01");
    expect([held.total.value, held.running.value, held.running.month, isEmpty]).toEqual([
      2,
      3,
      "January 2027",
      false,
    ]);
  });

  it("counts complete months only and tells of what it leaves out", () => {
    const { held } = prepare({
      types: [year("KLE", 2026, { 1: 2, 10: 1, 11: 7 }, 4), year("PORT", 2025, { 10: 5, 11: 1 }, 1)],
    });
    expect(held.total).toMatchObject({ value: 4, previous: 5 });
    expect(held.doubtful).toEqual({
      value: 5,
      href: "/engagements?status=COMPLETE&publication=PUBLISHED&doubtful=1&from=2025-11-01&to=2026-10-31",
    });
    expect(held.running).toEqual({
      value: 7,
      month: "November 2026",
      href: "/engagements?status=COMPLETE&publication=PUBLISHED&from=2026-11-01&to=2026-11-30",
    });
    expect(held.byMonth.columns.map((column) => column.parts.map((part) => part.value))[0]).toEqual([0, 1]);
    expect(held.byMonth.columns.at(-1)).toMatchObject({ name: "October 2026", previous: 5 });
    expect(held.byType.map((row) => [row.key, row.value, row.previous])).toEqual([
      ["KLE", 3, 0],
      ["PORT", 1, 5],
    ]);
  });

  it("counts what was cancelled and postponed in the same months beside it, each with its list", () => {
    const { held } = prepare({
      types: [year("KLE", 2026, { 1: 2 })],
      calledOff: [year("CANCELLED", 2026, { 1: 1, 10: 2, 11: 4 }), year("CANCELLED", 2025, { 10: 8, 12: 1 })],
    });
    expect(held.total.value).toBe(2);
    expect(held.calledOff).toEqual([
      { label: "cancelled", value: 4, href: expect.stringContaining("status=CANCELLED") },
    ]);
    expect(held.calledOff[0]?.href).toContain("from=2025-11-01");
    expect(held.whyHref).toBe(
      "/engagements?status=CANCELLED&status=POSTPONED&publication=PUBLISHED&from=2025-11-01&to=2026-10-31&view=reasons",
    );
  });

  it("puts three months into one column, with the same total and the list of all three", () => {
    const figures = {
      ...nothing,
      types: [year("KLE", 2026, { 1: 2, 8: 1, 10: 1, 11: 7 }), year("PORT", 2025, { 10: 5, 11: 1 })],
    };
    const { held } = prepareDashboard(figures, { ...CHOICE, column: 3 }, TODAY);
    const sums = held.byMonth.columns.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0));
    expect(sums).toEqual([3, 0, 0, 2]);
    expect(held.total.value).toBe(5);
    expect(held.byMonth.columns[3]).toMatchObject({
      label: "Aug–Oct",
      name: "August 2026 to October 2026",
      previous: 5,
      href: expect.stringContaining("from=2026-08-01&to=2026-10-31"),
    });
  });

  it("holds the complete months of this year against the same months of the year before", () => {
    const types = [
      year("KLE", 2026, { 1: 2, 10: 1, 11: 7 }, 3),
      year("KLE", 2025, { 1: 1, 10: 4, 11: 9, 12: 5 }, 1),
    ];
    const model = prepareDashboard({ ...nothing, types }, { ...CHOICE, period: "year" }, TODAY);
    expect(model.held.total).toMatchObject({
      value: 3,
      previous: 5,
      comparison: { text: "2 fewer than in the same months of the year before" },
    });
    expect(model.held.total.href).toContain("from=2026-01-01&to=2026-10-31");
    expect(model.held.total.previousHref).toContain("from=2025-01-01&to=2025-10-31");
    expect(model.held.byMonth.columns.map(({ name, previous }) => [name, previous])).toMatchObject([
      ["January 2026", 1],
      ...Array.from({ length: 8 }, () => [expect.anything(), 0]),
      ["October 2026", 4],
    ]);
    // Which month of the year it was is not known.
    expect(model.held.doubtful.value).toBe(3);
    expect(model.months).toBe(10);
  });

  it("keeps at most six series and loses nothing in the last", () => {
    const codes = ["KLE", "PORT", "SMEE", "MTT", "EX-FTX", "HADR", "FMS", "DEMO"];
    const { held } = prepare({ types: codes.map((code, index) => year(code, 2026, { 3: index + 1 })) });
    expect(held.byMonth.series).toHaveLength(6);
    expect(held.byMonth.series.at(-1)).toBe("Other groups");
    const march = held.byMonth.columns.find((column) => column.name === "March 2026");
    expect(march?.parts.reduce((sum, part) => sum + part.value, 0)).toBe(36);
  });
});

describe("countries", () => {
  const { countries } = prepare({
    countries: [country("JPN", { held: 3, previous: 1 }), country("KOR")],
    covered: ["JPN", "KOR", "PLW"],
  });

  it("tells unknown from zero", () => {
    expect(countries.rows.map(({ code, value, previous }) => [code, value, previous])).toEqual([
      ["JPN", 3, 1],
      ["KOR", 0, 0],
      ["PLW", null, null],
    ]);
    expect(countries.unknown).toEqual({ value: 1, href: "/countries?coverage=covered&record=none" });
  });

  it("opens the country where there is no list to open", () => {
    expect(countries.rows.at(-1)?.href).toBe("/countries/PLW");
    expect(countries.rows[0]?.href).toContain("country=JPN");
  });
});

describe("gaps", () => {
  const figures = {
    countries: [
      country("JPN", { lastSenior: { year: 2026, month: 5 } }),
      country("KOR", { lastSenior: { year: 2026, month: 4 } }),
      country("FRA"),
      country("AUS", { lastSenior: { year: 2026, month: 0 } }),
    ],
    covered: ["AUS", "JPN", "KOR", "PLW"],
  };

  it("looks at covered countries and tells never from long ago", () => {
    const { gaps } = prepare(figures);
    expect(gaps.since).toBe("2026-05-01");
    expect(gaps.older.map((gap) => gap.code)).toEqual(["AUS", "KOR"]);
    expect(gaps.nothing.map((gap) => gap.code)).toEqual(["PLW"]);
  });

  it("looks at the countries on record when no portfolio is open to the viewer", () => {
    const { gaps } = prepare({ ...figures, covered: null });
    expect([...gaps.older, ...gaps.nothing].map((gap) => gap.code)).toEqual(["AUS", "KOR", "FRA"]);
  });

  it.each([figures.covered, null])(
    "opens exactly those rows of the list of countries (covered: %j)",
    (covered) => {
      const { gaps } = prepare({ ...figures, covered });
      const query = Object.fromEntries(new URL(gaps.href, "http://x").searchParams);
      const rows = prepareCountryList(
        {
          countries: ["AUS", "FRA", "JPN", "KOR", "PLW", "ZMB"].map((code) => ({
            code,
            name: code,
            formalName: "",
            aliases: [],
            region: "Asia",
            kind: "STATE",
            command: null,
          })),
          counts: figures.countries,
          coverage: (covered ?? []).map((code) => ({ code, portfolio: "Pacific", officers: [] })),
          promises: [],
          viewer: { isHome: true, allCountries: true, countries: [] },
        },
        readCountryFilters(query).filters,
        TODAY,
      );
      expect(rows.map((row) => row.code).sort()).toEqual(
        [...gaps.older, ...gaps.nothing].map((gap) => gap.code).sort(),
      );
      expect(rows).toHaveLength(gaps.value);
    },
  );
});

it("counts what begins in 90 days by week, and what has no week apart", () => {
  const { ahead } = prepare({
    planned: [
      { status: "CONFIRMED", earliest: TODAY, latest: TODAY, count: 2 },
      { status: "PROPOSED", earliest: "2026-12-01", latest: "2026-12-31", count: 1 },
      { status: "PLANNED", earliest: "2027-02-19", latest: "2027-02-19", count: 1 },
      { status: "PLANNED", earliest: "2027-02-20", latest: "2027-02-20", count: 9 },
      { status: "PLANNED", earliest: "2027-02-01", latest: "2027-02-28", count: 3 },
    ],
  });
  expect(ahead).toMatchObject({
    total: { value: 4 },
    withoutWeek: { value: 1 },
    doubtful: { value: 3 },
    undecided: { value: 0 },
  });
  expect(ahead.weeks.columns).toHaveLength(13);
  expect(ahead.byStatus.map((status) => status.value)).toEqual([1, 1, 2, 0]);
});

it("keeps an unknown rank apart from every band", () => {
  const { seniority } = prepare({
    bands: [year("UNKNOWN", 2026, { 2: 1 }), year("ONE_STAR", 2026, { 2: 3 })],
  });
  expect(seniority).toMatchObject({
    total: 4,
    senior: { value: 3, share: "75%" },
    unknown: { value: 1, share: "25%" },
  });
  expect(seniority.rows.map((row) => row.key)).not.toContain("UNKNOWN");
});

it("opens overdue promises by the day in UTC, as they are counted", () => {
  const { promises } = prepare({ promises: [{ side: "OWN", open: 3, overdue: 1 }] });
  expect(promises.overdue).toEqual({ value: 1, href: "/commitments?fate=overdue&publication=PUBLISHED" });
  expect(promises.open.href).toBe("/commitments?state=open&publication=PUBLISHED");
});

it("names what waits, and nothing that does not", () => {
  const model = prepare({ promises: [{ side: "OWN", open: 3, overdue: 1 }] });
  const said = (reviews: { mine: number; overdue: number } | null) =>
    prepareDecisions(model, { graveCrises: 2, unread: null, reviews, isWhole: true }).map(
      ({ count, words }) => `${count} ${words}`,
    );
  const others = ["2 crises stand at warning or above", "1 overdue commitment: own side"];
  expect(said(null)).toEqual(others);
  expect(
    prepareDecisions(model, { graveCrises: 2, unread: null, reviews: null, isWhole: true })[0]?.href,
  ).toBe("/crises?state=running&alert=WARNING&alert=CRISIS");
  expect(said({ mine: 0, overdue: 0 })).toEqual(others);
  expect(said({ mine: 1, overdue: 2 })).toEqual([
    others[0],
    "1 report or plan waits for your approval",
    "2 reviews are overdue",
    others[1],
  ]);
});

it("says to who sees a part of the record only that the senior contact may not be open to them", () => {
  const model = prepare({ countries: [country("FRA")], covered: null });
  const said = (isWhole: boolean) =>
    prepareDecisions(model, { graveCrises: 0, unread: null, reviews: null, isWhole }).map(
      ({ words }) => words,
    );
  expect(said(true)).toEqual([`country without senior contact since ${formatDate(model.gaps.since)}`]);
  expect(said(false)).toEqual([
    `country without senior contact open to you since ${formatDate(model.gaps.since)}`,
  ]);
});

it("reads its own address, and keeps the usual with a word where it cannot", () => {
  const read = (query: Parameters<typeof readDashboardChoice>[0], today = TODAY) =>
    readDashboardChoice(query, today);
  expect(read({})).toEqual({ choice: CHOICE, notices: [] });
  expect(read({ months: "3", gap: ["6", "12"] })).toEqual({
    choice: { period: 3, column: 1, gap: 12 },
    notices: [],
  });
  expect(read({ months: "13", column: "2", gap: "" })).toEqual({
    choice: CHOICE,
    notices: [
      '"13" is no period of this page: the last 12 complete months are shown.',
      '"2" is no number of months in a column: each month has its own.',
    ],
  });
  expect(read({ column: "3", gap: "9" })).toEqual({
    choice: { ...CHOICE, column: 3 },
    notices: ['"9" is no length of a gap: it is counted after 6 months.'],
  });
  expect(read({ months: "year" })).toEqual({ choice: { ...CHOICE, period: "year" }, notices: [] });
  expect(read({ months: "year" }, "2027-01-31")).toEqual({
    choice: CHOICE,
    notices: ["This year has no complete month yet: the last 12 complete months are shown."],
  });
  expect(dashboardHref({ period: 3, column: 3, gap: 12 })).toBe("/dashboards?months=3&column=3&gap=12");
  expect(dashboardHref({ ...CHOICE, period: "year" })).toBe("/dashboards?months=year");
  expect(dashboardHref(CHOICE)).toBe("/dashboards");
});
