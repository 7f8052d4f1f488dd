import { expect, test } from "vitest";
import { crisesHref, NO_CRISIS_FILTERS, readCrisisFilters } from "./filters";

test("an address and its filters are one", () => {
  const { filters, notices } = readCrisisFilters({
    state: "running",
    alert: ["WARNING", "CRISIS"],
    tag: "NDU.SECURITY_DIALOGUE",
  });
  expect(notices).toEqual([]);
  expect(crisesHref(filters)).toBe(
    "/crises?state=running&alert=WARNING&alert=CRISIS&tag=NDU.SECURITY_DIALOGUE",
  );
  expect(crisesHref(readCrisisFilters({}).filters)).toBe("/crises");
});

test("what cannot be read is left out and told of", () => {
  expect(readCrisisFilters({ state: "over", alert: "high" })).toEqual({
    filters: NO_CRISIS_FILTERS,
    notices: [
      '"over" is no value of the filter "state" and was left out.',
      '"high" is no value of the filter "alert" and was left out.',
    ],
  });
});
