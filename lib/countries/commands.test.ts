import { describe, expect, it } from "vitest";
import { COMMAND_ASSIGNMENTS, COMMANDS } from "./commands";
import { countryByAlpha3 } from "./data";
import { commandOn } from "./rules";

const TODAY = "2026-11-22";

function statesOf(command: string, date: string): string[] {
  const countries = COMMAND_ASSIGNMENTS.map((one) => one.country);
  return [...new Set(countries)].filter(
    (country) =>
      commandOn(COMMAND_ASSIGNMENTS, country, date) === command &&
      (countryByAlpha3(country)?.kind === "STATE" || country === "XKX"),
  );
}

describe("the combatant commands", () => {
  it("are eleven, six of them geographic", () => {
    expect(COMMANDS).toHaveLength(11);
    expect(COMMANDS.filter((command) => command.isGeographic)).toHaveLength(6);
  });

  it.each([
    ["AFRICOM", 53],
    ["CENTCOM", 21],
    ["EUCOM", 50],
    ["INDOPACOM", 36],
    ["NORTHCOM", 4],
    ["SOUTHCOM", 31],
  ])("%s answers for %i states", (command, count) => {
    expect(statesOf(command, TODAY)).toHaveLength(count);
  });

  it("gave Israel from one list to another without a gap", () => {
    expect(statesOf("EUCOM", "2020-06-01")).toHaveLength(51);
    expect(statesOf("CENTCOM", "2020-06-01")).toHaveLength(20);
  });

  it("cover every state there is", () => {
    const covered = COMMANDS.flatMap((command) => statesOf(command.code, TODAY));
    // 193 members of the United Nations, the Holy See and Kosovo.
    expect(new Set(covered).size).toBe(195);
    expect(covered).toHaveLength(195);
  });

  it("name only known countries and geographic commands, each with a source", () => {
    const geographic = COMMANDS.filter((command) => command.isGeographic).map((command) => command.code);
    for (const one of COMMAND_ASSIGNMENTS) {
      expect(countryByAlpha3(one.country), one.country).not.toBeNull();
      expect(geographic).toContain(one.command);
      expect(one.source).not.toBe("");
    }
  });

  it("never hold the same country twice on a day", () => {
    for (const one of COMMAND_ASSIGNMENTS) {
      const others = COMMAND_ASSIGNMENTS.filter((other) => other !== one && other.country === one.country);
      for (const other of others) {
        const apart =
          (one.to !== null && other.from !== null && one.to < other.from) ||
          (other.to !== null && one.from !== null && other.to < one.from);
        expect(apart, one.country).toBe(true);
      }
    }
  });
});

describe("commandOn", () => {
  it.each([
    ["GRL", "2025-06-16", "EUCOM"],
    ["GRL", "2025-06-17", "NORTHCOM"],
    ["DNK", "2025-06-17", "EUCOM"],
    ["ISR", "2021-01-14", "EUCOM"],
    ["ISR", "2021-01-15", "CENTCOM"],
    ["EGY", "2010-01-01", "CENTCOM"],
    ["MAR", "2010-01-01", "AFRICOM"],
  ])("puts %s on %s with %s", (country, date, command) => {
    expect(commandOn(COMMAND_ASSIGNMENTS, country, date)).toBe(command);
  });

  it("puts nobody with a command that did not exist yet", () => {
    expect(commandOn(COMMAND_ASSIGNMENTS, "GHA", "2008-09-30")).toBeNull();
    expect(commandOn(COMMAND_ASSIGNMENTS, "GHA", "2008-10-01")).toBe("AFRICOM");
  });

  it("answers null for what belongs to none", () => {
    expect(commandOn(COMMAND_ASSIGNMENTS, "ATA", TODAY)).toBeNull();
    expect(commandOn(COMMAND_ASSIGNMENTS, "ZZZ", TODAY)).toBeNull();
  });

  it("lets the later beginning win where two overlap", () => {
    const overlapping = [
      { country: "JPN", command: "OLD", from: null, to: null, source: "test" },
      { country: "JPN", command: "NEW", from: "2000-01-01", to: null, source: "test" },
    ];
    expect(commandOn(overlapping, "JPN", "1999-12-31")).toBe("OLD");
    expect(commandOn(overlapping, "JPN", "2000-01-01")).toBe("NEW");
  });
});
