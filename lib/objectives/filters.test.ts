import { expect, test } from "vitest";
import { NO_OBJECTIVE_FILTERS, objectivesHref, readObjectiveFilters } from "./filters";

test("an address and its filters are one", () => {
  const href = "/objectives?q=patrol&mine=1&reviewBy=2026-12-31";
  const { filters, notices } = readObjectiveFilters(
    Object.fromEntries(new URL(href, "http://x").searchParams),
  );
  expect(notices).toEqual([]);
  expect(objectivesHref(filters)).toBe(href);
  expect(objectivesHref(NO_OBJECTIVE_FILTERS)).toBe("/objectives");
});

test("what cannot be read is left out and told of", () => {
  expect(readObjectiveFilters({ mine: "yes", reviewBy: "2026-02-30" })).toMatchObject({
    filters: NO_OBJECTIVE_FILTERS,
    notices: [expect.stringContaining('"mine"'), expect.stringContaining('"reviewBy"')],
  });
});
