import { expect, test } from "vitest";
import { coverOn, isCovered, namesByCountry, periodState } from "./rules";

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

test("backups cover while nobody else can", () => {
  const row = (name: string, changes: object = {}) => ({
    ...open,
    name,
    isBackup: false,
    isDisabled: false,
    ...changes,
  });
  const reserve = row("reserve", { isBackup: true });
  const covering = (...rows: ReturnType<typeof row>[]) =>
    coverOn(rows, "2026-04-01")
      .filter(({ covers }) => covers)
      .map(({ name }) => name);
  expect(covering(row("main"), row("second"), reserve)).toEqual(["main", "second"]);
  expect(covering(reserve, row("other reserve", { isBackup: true }))).toEqual(["reserve", "other reserve"]);
  expect(covering(row("left", { endsOn: "2026-03-31" }), reserve)).toEqual(["reserve"]);
  expect(covering(row("to come", { startsOn: "2026-04-02" }), reserve)).toEqual(["reserve"]);
  expect(covering(row("disabled", { isDisabled: true }), reserve)).toEqual(["disabled", "reserve"]);
});

test.each([
  ["nobody", [], "2026-04-01", false],
  ["nobody, when it is not in force", [], "2026-06-01", true],
  ["its officer", [{}], "2026-04-01", true],
  ["a backup alone", [{ isBackup: true }], "2026-04-01", false],
  ["an officer whose account is disabled", [{ isDisabled: true }], "2026-04-01", false],
  ["an officer who left", [{ endsOn: "2026-03-31" }], "2026-04-01", false],
])("a portfolio with %s", (_, named, day, expected) => {
  const cover = named.map((row) => ({ ...open, isBackup: false, isDisabled: false, ...row }));
  expect(isCovered({ ...spring, cover }, day)).toBe(expected);
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
