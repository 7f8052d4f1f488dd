import { describe, expect, it } from "vitest";
import { isTimeZone, parseCalendarDate } from "@/lib/dates";
import { ALIASES } from "./aliases";
import { COUNTRIES, countryByAlpha3 } from "./data";

const living = COUNTRIES.filter((country) => country.kind !== "HISTORICAL");
const ended = COUNTRIES.filter((country) => country.kind === "HISTORICAL");

describe("the countries", () => {
  it("are the 249 of ISO 3166-1 and Kosovo", () => {
    expect(living).toHaveLength(250);
    expect(living.filter((country) => country.alpha3 !== "XKX" && country.numeric === null)).toEqual([]);
  });

  it("hold the 193 members of the United Nations and the Holy See as states", () => {
    expect(living.filter((country) => country.kind === "STATE")).toHaveLength(194);
    expect(living.filter((country) => country.kind === "ENTITY").map((country) => country.alpha3)).toEqual([
      "ATA",
      "COK",
      "ESH",
      "NIU",
      "PSE",
      "TWN",
      "XKX",
    ]);
  });

  it("repeat no code and no name", () => {
    for (const key of ["alpha3", "alpha2", "numeric", "name"] as const) {
      const values = COUNTRIES.map((country) => country[key]).filter((value) => value !== null);
      expect(new Set(values).size, key).toBe(values.length);
    }
  });

  it("are coded in the right shape", () => {
    for (const country of COUNTRIES) {
      expect(country.alpha3).toMatch(/^[A-Z]{3}$/);
      if (country.alpha2 !== null) expect(country.alpha2).toMatch(/^[A-Z]{2}$/);
      if (country.numeric !== null) expect(country.numeric).toMatch(/^\d{3}$/);
    }
  });

  it("take NA for Namibia, not for nothing", () => {
    expect(countryByAlpha3("NAM")?.alpha2).toBe("NA");
  });

  it("lie on the globe, in a real zone", () => {
    for (const country of COUNTRIES) {
      expect(Math.abs(country.latitude), country.name).toBeLessThanOrEqual(90);
      expect(Math.abs(country.longitude), country.name).toBeLessThanOrEqual(180);
      if (country.timeZone !== null) expect(isTimeZone(country.timeZone), country.name).toBe(true);
    }
    const zoneless = COUNTRIES.filter((country) => country.timeZone === null);
    expect(zoneless.map((country) => country.alpha3)).toEqual(["BVT", "HMD"]);
  });

  it("know the capital of every state", () => {
    expect(living.filter((country) => country.kind === "STATE" && !country.capital)).toEqual([]);
  });

  it("take no side in the names of Taiwan and Palestine", () => {
    expect(countryByAlpha3("TWN")).toMatchObject({ name: "Taiwan", formalName: "Taiwan", kind: "ENTITY" });
    expect(countryByAlpha3("PSE")).toMatchObject({ name: "Palestinian Territories", kind: "ENTITY" });
  });

  it("give every ended state a day, and successors that are known", () => {
    expect(ended.map((country) => country.alpha3)).toEqual(
      expect.arrayContaining(["SUN", "YUG", "SCG", "CSK", "DDR", "ANT"]),
    );
    for (const country of ended) {
      expect(parseCalendarDate(country.existedUntil ?? ""), country.name).not.toBeNull();
      expect(country.successors.length, country.name).toBeGreaterThan(0);
      for (const code of country.successors) expect(countryByAlpha3(code), code).not.toBeNull();
    }
  });

  it("have aliases only for countries there are", () => {
    expect(Object.keys(ALIASES).filter((code) => countryByAlpha3(code) === null)).toEqual([]);
  });
});

describe("countryByAlpha3", () => {
  it("answers null to a code nobody has", () => {
    expect(countryByAlpha3("ZZZ")).toBeNull();
    expect(countryByAlpha3("jpn")).toBeNull();
  });
});
