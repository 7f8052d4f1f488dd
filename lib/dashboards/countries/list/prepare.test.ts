import { expect, test } from "vitest";
import { readCountryFilters } from "@/lib/countries/filters";
import { prepareCountryList } from "./prepare";

const count = (code: string, held: number, lastHeld: { year: number; month: number } | null) => ({
  code,
  held,
  previous: 0,
  doubtful: 0,
  lastHeld,
  lastSenior: null,
});

test("countries with something held come first, then those that are covered or had something, then the rest by name", () => {
  const rows = prepareCountryList(
    {
      countries: ["AGO", "BEN", "CHL", "DEU", "EST"].map((code) => ({
        code,
        name: code,
        formalName: "",
        aliases: [],
        region: "Asia",
        kind: "STATE",
        command: null,
      })),
      counts: [count("DEU", 2, { year: 2026, month: 5 }), count("CHL", 0, { year: 2019, month: 3 })],
      coverage: [{ code: "EST", portfolio: "Baltic", officers: [] }],
      promises: [],
      viewer: { isHome: true, allCountries: true, countries: [] },
    },
    readCountryFilters({}).filters,
    "2026-11-20",
  );
  expect(rows.map(({ code }) => code)).toEqual(["DEU", "EST", "CHL", "AGO", "BEN"]);
});

test("a state that has ended stands among all, and is no gap", () => {
  const listed = (query: Record<string, string>) =>
    prepareCountryList(
      {
        countries: [
          {
            code: "CSK",
            name: "Czechoslovakia",
            formalName: "",
            aliases: [],
            region: "Europe",
            kind: "HISTORICAL",
            command: null,
          },
          {
            code: "EST",
            name: "Estonia",
            formalName: "",
            aliases: [],
            region: "Europe",
            kind: "STATE",
            command: null,
          },
        ],
        counts: [],
        coverage: [],
        promises: [],
        viewer: { isHome: true, allCountries: true, countries: [] },
      },
      readCountryFilters(query).filters,
      "2026-11-20",
    ).map(({ code }) => code);
  expect(listed({})).toEqual(["CSK", "EST"]);
  expect(listed({ coverage: "uncovered" })).toEqual(["EST"]);
});
