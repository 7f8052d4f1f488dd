import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type EngagementFilters,
  engagementsHref,
  inPart,
  NO_FILTERS,
  NO_REASON,
  readEngagementFilters,
  SORTS,
  WHENS,
} from "./filters";

function readHref(href: string) {
  const { searchParams } = new URL(href, "http://x");
  return readEngagementFilters(
    Object.fromEntries([...searchParams.keys()].map((name) => [name, searchParams.getAll(name)])),
  );
}

test("an address that asks for nothing opens what is past, empty fields or not", () => {
  const past = { filters: { ...NO_FILTERS, when: "past" }, page: 1, notices: [] };
  expect(readEngagementFilters({})).toEqual(past);
  expect(readEngagementFilters({ q: "", country: "", page: "" })).toEqual(past);
  expect(engagementsHref({ when: "past" })).toBe("/engagements");
  expect(engagementsHref(NO_FILTERS)).toBe("/engagements?when=all");
});

test.each([
  "/engagements?country=JPN",
  "/engagements?sort=-updated",
  "/engagements?sort=-date",
  "/engagements?status=NONE",
])("%s counts past and ahead", (href) => {
  expect(readHref(href).filters.when).toBe("all");
});

test("what is ahead begins with the nearest", () => {
  expect(readHref("/engagements?when=ahead").filters).toEqual({ ...NO_FILTERS, when: "ahead", sort: "date" });
  expect(inPart(NO_FILTERS, "ahead").sort).toBe("date");
  expect(inPart({ ...NO_FILTERS, when: "ahead", sort: "-date" }, "past").sort).toBe("-date");
  expect(inPart({ ...NO_FILTERS, sort: "title" }, "ahead").sort).toBe("title");
});

test("filters read from their own address are the same", () => {
  const filters = fc.record<EngagementFilters>({
    ...(Object.fromEntries(Object.entries(NO_FILTERS).map(([name, value]) => [name, fc.constant(value)])) as {
      [Name in keyof EngagementFilters]: fc.Arbitrary<EngagementFilters[Name]>;
    }),
    when: fc.constantFrom(...WHENS),
    country: fc.constantFrom([], ["JPN"], ["JPN", "KOR"]),
    tag: fc.constantFrom([], ["NDU.EXERCISE"], ["UK-2013.EXPORTS", "NATO.OCC"]),
    domain: fc.constantFrom([], ["LAND"], ["SOF", "INFO"]),
    marking: fc.constantFrom([], ["CUI"]),
    reason: fc.constantFrom([], ["WEATHER"], ["OWN_PRIORITY", NO_REASON]),
    ladder: fc.constantFrom([], ["ACTED"], ["NONE", "AGREED"]),
    funding: fc.constantFrom([], ["FMF"], ["IMET", "NO_COST"]),
    host: fc.constantFrom([], ["JPN"], ["USA", "KOR"]),
    declined: fc.constantFrom([], ["JPN"], ["USA", "KOR"]),
    atmospherics: fc.constantFrom([], ["NEGATIVE"], ["NONE", "POSITIVE"]),
    hostSide: fc.constantFrom(null, "OWN", "PARTNER", "NONE"),
    author: fc.constantFrom(null, "0190a2b4-5c6d-7e8f-9012-3456789abcd3"),
    effort: fc.constantFrom(null, "LOE-2"),
    component: fc.constantFrom(null, "Third Fleet", "A & B / C"),
    owed: fc.constantFrom(null, "OWN", "PARTNER"),
    visit: fc.constantFrom(null, "OURS", "UNKNOWN"),
    margins: fc.constantFrom(null, "EX-LIVEX-2026-MUL-0012"),
    mine: fc.boolean(),
    q: fc.constantFrom(null, "talks"),
    sort: fc.constantFrom(...SORTS, ...SORTS.map((sort) => `-${sort}` as const)),
  });
  fc.assert(
    fc.property(filters, fc.integer({ min: 1, max: 9 }), (given, page) => {
      expect(readHref(engagementsHref(given, page))).toEqual({ filters: given, page, notices: [] });
    }),
  );
});

test("an address and its filters are one", () => {
  const href =
    "/engagements?status=COMPLETE&status=PLANNED&type=KLE&group=DIALOGUE&country=JPN&country=KOR&band=ONE_STAR&band=UNKNOWN&publication=PUBLISHED&organisation=0190a2b4-5c6d-7e8f-9012-3456789abcde&weekday=MON&weekday=SUN&precision=MONTH&precision=YEAR&tag=NDU.EXERCISE&tag=UK-2013.EXPORTS&domain=LAND&marking=CUI&reason=OWN_PRIORITY&ladder=ACTED&ladder=NONE&funding=FMF&host=JPN&declined=KOR&atmospherics=NEGATIVE&senior=1&mine=1&unreported=1&doubtful=1&owed=PARTNER&visit=OURS&hostSide=OWN&bandOf=JPN&from=2026-01-01&to=2026-12-31&series=balikatan&crisis=CR-2026-REEF&margins=MULTI-2026-SGP-0007&objective=LOE1-01&notObjective=LOE2-01&effort=LOE-2&person=0190a2b4-5c6d-7e8f-9012-3456789abcd1&officer=0190a2b4-5c6d-7e8f-9012-3456789abcd2&author=0190a2b4-5c6d-7e8f-9012-3456789abcd3&component=Third+Fleet&attendeePost=0190a2b4-5c6d-7e8f-9012-3456789abcdf&authorPost=0190a2b4-5c6d-7e8f-9012-3456789abcd0&q=talks&sort=title&page=2";
  const { filters, page, notices } = readHref(href);
  expect(notices).toEqual([]);
  expect(engagementsHref(filters, page)).toBe(href);
});

test("what cannot be read is left out and told of", () => {
  const { filters, page, notices } = readEngagementFilters({
    status: ["COMPLETE", "DONE"],
    country: "Japan",
    organisation: "Joint Staff",
    notObjective: "fuel",
    attendeePost: "Head of plans",
    authorPost: ["", "0190a2b4"],
    weekday: ["MON", "monday"],
    precision: "WEEK",
    tag: ["EXERCISE", "NDU.EXERCISE", "NDU.no tag"],
    domain: "land",
    marking: "SECRET",
    reason: "bad weather",
    ladder: "HELD",
    effort: "loe-2",
    person: "Tanaka",
    officer: "0190",
    component: " Third Fleet",
    margins: "the dialogue",
    from: "26-01-01",
    sort: "author",
    page: "-3",
    senior: "yes",
    q: `a\0${"b".repeat(500)}`,
  });
  expect(filters).toEqual({
    ...NO_FILTERS,
    status: ["COMPLETE"],
    weekday: ["MON"],
    tag: ["NDU.EXERCISE"],
    q: `a ${"b".repeat(198)}`,
  });
  expect(page).toBe(1);
  expect(notices).toHaveLength(23);
  expect(notices[0]).toBe('"DONE" is no value of the filter "status" and was left out.');
});

test("whose band is asked for only where a band is", () => {
  expect(readEngagementFilters({ band: "FIELD", bandOf: "JPN" }).filters.bandOf).toBe("JPN");
  expect(readEngagementFilters({ senior: "1", bandOf: "JPN" }).filters.bandOf).toBe("JPN");
  expect(readEngagementFilters({ bandOf: "JPN" })).toMatchObject({
    filters: { ...NO_FILTERS, bandOf: null },
    notices: [],
  });
  expect(readEngagementFilters({ band: "FIELD", bandOf: "Japan", owed: "THIRD" }).notices).toHaveLength(2);
});

test("doubt is asked for only where days are", () => {
  expect(readEngagementFilters({ doubtful: "1", to: "2026-12-31" }).filters.doubtful).toBe(true);
  expect(readEngagementFilters({ doubtful: "1" })).toMatchObject({
    filters: { ...NO_FILTERS, doubtful: false },
    notices: [],
  });
});

test("days the wrong way round are told of", () => {
  expect(readEngagementFilters({ from: "2026-02-01", to: "2026-01-01" }).notices).toHaveLength(1);
});

test("an objective asked for and left out is told of, two of them are not", () => {
  const notices = (notObjective: string) =>
    readEngagementFilters({ objective: "LOE1-01", notObjective }).notices;
  expect(notices("LOE1-01")).toEqual(["One objective is asked for and left out, so nothing can match."]);
  expect(notices("LOE1-02")).toEqual([]);
});

test("no address throws", () => {
  const names = [...Object.keys(NO_FILTERS), "page", "constructor", "__proto__"];
  const value = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.array(fc.string({ maxLength: 20 }), { maxLength: 3 }),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), value), (query) => {
      const { filters, page } = readEngagementFilters(query);
      expect(page).toBeGreaterThanOrEqual(1);
      expect(engagementsHref(filters, page)).toMatch(/^\/engagements/);
    }),
  );
});
