import { describe, expect, it } from "vitest";
import { COMMAND_ASSIGNMENTS, COMMANDS } from "./commands";
import { countryByAlpha3 } from "./data";

describe("the combatant commands", () => {
  it("are eleven, six of them geographic", () => {
    expect(COMMANDS).toHaveLength(11);
    expect(COMMANDS.filter((command) => command.isGeographic)).toHaveLength(6);
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
