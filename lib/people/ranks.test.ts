import { describe, expect, it } from "vitest";
import { BAND_LABELS, bandOf, isRankCode, isSenior, RANK_CODES, SENIORITY_BANDS, seniority } from "./ranks";

describe("the rank codes", () => {
  it("are ten for officers, nine for other ranks and three for civilians", () => {
    expect(RANK_CODES.filter((code) => code.startsWith("OF-"))).toHaveLength(10);
    expect(RANK_CODES.filter((code) => code.startsWith("OR-"))).toHaveLength(9);
    expect(RANK_CODES.filter((code) => code.startsWith("CIV"))).toHaveLength(3);
  });

  it("fall into bands, each with a name", () => {
    expect(new Set(RANK_CODES.map(bandOf))).toEqual(new Set(SENIORITY_BANDS));
    expect(Object.keys(BAND_LABELS).sort()).toEqual([...SENIORITY_BANDS].sort());
  });

  it.each([
    ["OF-10", "FOUR_STAR", true],
    ["OF-9", "FOUR_STAR", true],
    ["OF-8", "THREE_STAR", true],
    ["OF-7", "TWO_STAR", true],
    ["OF-6", "ONE_STAR", true],
    ["OF-5", "FIELD", false],
    ["OF-3", "FIELD", false],
    ["OF-2", "COMPANY", false],
    ["OR-7", "SENIOR_ENLISTED", false],
    ["OR-6", "OTHER", false],
    ["CIV_M", "POLITICAL", true],
    ["CIV_S", "SENIOR_CIVILIAN", true],
    ["CIV", "CIVILIAN", false],
  ] as const)("%s is %s, senior: %s", (code, band, senior) => {
    expect(bandOf(code)).toBe(band);
    expect(isSenior(code)).toBe(senior);
  });

  it("are told from other text", () => {
    expect(isRankCode("OF-5")).toBe(true);
    expect(isRankCode("OF-11")).toBe(false);
    expect(isRankCode("CIV-M")).toBe(false);
  });
});

describe("seniority", () => {
  const ordered = [...RANK_CODES].sort((a, b) => seniority(b) - seniority(a));

  it("is a number from 0 to 100 that no two codes share", () => {
    expect(new Set(RANK_CODES.map(seniority)).size).toBe(RANK_CODES.length);
    for (const code of RANK_CODES) {
      expect(seniority(code)).toBeGreaterThanOrEqual(0);
      expect(seniority(code)).toBeLessThanOrEqual(100);
    }
  });

  it("sorts into the order of the bands", () => {
    expect([...new Set(ordered.map(bandOf))]).toEqual([...SENIORITY_BANDS]);
  });

  it("falls with the grade within officers and within other ranks", () => {
    for (const family of ["OF-", "OR-"]) {
      const inFamily = ordered.filter((code) => code.startsWith(family));
      expect(inFamily).toEqual(RANK_CODES.filter((code) => code.startsWith(family)));
    }
  });

  it("puts everyone senior above everyone who is not", () => {
    const lowestSenior = Math.min(...RANK_CODES.filter(isSenior).map(seniority));
    const highestOther = Math.max(...RANK_CODES.filter((code) => !isSenior(code)).map(seniority));
    expect(lowestSenior).toBeGreaterThan(highestOther);
  });
});
