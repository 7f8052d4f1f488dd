import { expect, test } from "vitest";
import { coversOn, isCovered, namesByCountry, periodState } from "./rules";

const spring = { startsOn: "2026-03-01", endsOn: "2026-05-31" };
const open = { startsOn: "2026-01-01", endsOn: null };

test.each([
  ["2026-02-28", "FUTURE"],
  ["2026-03-01", "IN_FORCE"],
  ["2026-05-31", "IN_FORCE"],
  ["2026-06-01", "ENDED"],
])("on %s spring is %s", (day, state) => {
  expect(periodState(spring, day)).toBe(state);
});

test("cover needs the portfolio and the person to hold that day", () => {
  expect(coversOn(open, spring, "2026-04-01")).toBe(true);
  expect(coversOn(spring, open, "2026-06-01")).toBe(false);
  expect(coversOn(open, spring, "2026-02-01")).toBe(false);
});

test.each([
  ["nobody", [], "2026-04-01", false],
  ["nobody, when it is not in force", [], "2026-06-01", true],
  ["its officer", [{}], "2026-04-01", true],
  ["a backup alone", [{ isBackup: true }], "2026-04-01", false],
  ["an officer whose account is disabled", [{ isDisabled: true }], "2026-04-01", false],
  ["an officer who left", [{ endsOn: "2026-03-31" }], "2026-04-01", false],
])("a portfolio with %s", (_, members, day, expected) => {
  const people = members.map((member) => ({ ...open, isBackup: false, isDisabled: false, ...member }));
  expect(isCovered({ ...spring, members: people }, day)).toBe(expected);
});

test("the other portfolios of a country are named unless they have ended", () => {
  const of = (id: string, codes: string[], startsOn = "2026-01-01", endsOn: string | null = null) => ({
    id,
    name: `Portfolio ${id}`,
    countries: codes.map((code) => ({ code })),
    startsOn,
    endsOn,
  });
  const portfolios = [
    of("a", ["JPN", "KOR"]),
    of("b", ["JPN"], "2027-01-01"),
    of("c", ["KOR"], "2020-01-01", "2025-12-31"),
    of("d", ["KOR", "PHL"]),
  ];
  expect(namesByCountry(portfolios, "d", "2026-06-01")).toEqual({
    JPN: ["Portfolio a", "Portfolio b"],
    KOR: ["Portfolio a"],
  });
});
