import { expect, test } from "vitest";
import { countriesHref, readCountryFilters } from "./filters";

test("an address and its filters are one", () => {
  const href =
    "/countries?q=land&region=Asia&region=Europe&command=EUCOM&coverage=covered&senior=none-6m&record=none&sort=-contact";
  const { searchParams } = new URL(href, "http://x");
  const { filters, notices } = readCountryFilters(
    Object.fromEntries([...searchParams.keys()].map((name) => [name, searchParams.getAll(name)])),
  );
  expect(notices).toEqual([]);
  expect(countriesHref(filters)).toBe(href);
  expect(countriesHref(readCountryFilters({}).filters)).toBe("/countries");
});

test("what cannot be read is left out and told of", () => {
  const { filters, notices } = readCountryFilters({
    region: ["Asia", "Atlantis"],
    command: "MOONCOM",
    coverage: "mine",
    senior: "none-9m",
    record: "some",
    sort: "size",
  });
  expect(filters).toEqual({
    q: "",
    region: ["Asia"],
    command: [],
    coverage: null,
    senior: null,
    record: null,
    sort: "-held",
  });
  expect(notices).toHaveLength(6);
  expect(notices[0]).toBe('"Atlantis" is no value of the filter "region" and was left out.');
});
