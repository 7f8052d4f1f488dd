import fc from "fast-check";
import { expect, test } from "vitest";
import { engagementsHref, NO_FILTERS, readEngagementFilters } from "./filters";

test("an address without filters has none", () => {
  expect(readEngagementFilters({})).toEqual({ filters: NO_FILTERS, page: 1, notices: [] });
  expect(engagementsHref(NO_FILTERS)).toBe("/engagements");
});

test("an address and its filters are one", () => {
  const href =
    "/engagements?status=COMPLETE&status=PLANNED&type=KLE&group=DIALOGUE&country=JPN&country=KOR&band=ONE_STAR&band=UNKNOWN&publication=PUBLISHED&senior=1&mine=1&from=2026-01-01&to=2026-12-31&series=balikatan&crisis=CR-2026-REEF&q=talks&sort=title&page=2";
  const query: Record<string, string[]> = {};
  for (const [name, value] of new URL(href, "http://x").searchParams)
    query[name] = [...(query[name] ?? []), value];
  const { filters, page, notices } = readEngagementFilters(query);
  expect(notices).toEqual([]);
  expect(engagementsHref(filters, page)).toBe(href);
});

test("what cannot be read is left out and told of", () => {
  const { filters, page, notices } = readEngagementFilters({
    status: ["COMPLETE", "DONE"],
    country: "Japan",
    from: "26-01-01",
    sort: "author",
    page: "-3",
    senior: "yes",
    q: `a\0${"b".repeat(500)}`,
  });
  expect(filters).toEqual({ ...NO_FILTERS, status: ["COMPLETE"], q: `a ${"b".repeat(198)}` });
  expect(page).toBe(1);
  expect(notices).toHaveLength(6);
  expect(notices[0]).toBe('"DONE" is no value of the filter "status" and was left out.');
});

test("days the wrong way round are told of", () => {
  expect(readEngagementFilters({ from: "2026-02-01", to: "2026-01-01" }).notices).toHaveLength(1);
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
