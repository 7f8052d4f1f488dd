import { describe, expect, it } from "vitest";
import { isPostureLevel, postureChange, standingPostures } from "./rules";

describe("a change of posture", () => {
  it("rises as the DEFCON number falls", () => {
    expect(postureChange("DEFCON", "5", "3")).toBe("RAISED");
    expect(postureChange("DEFCON", "2", "3")).toBe("LOWERED");
    expect(postureChange("FPCON", "ALPHA", "CHARLIE")).toBe("RAISED");
    expect(postureChange("WATCHCON", "4", "1")).toBe("RAISED");
    expect(postureChange("TRAVEL_ADVISORY", "4", "2")).toBe("LOWERED");
    expect(postureChange("DEPARTURE", "ORDERED", "ORDERED")).toBe("UNCHANGED");
  });

  it("knows the levels of each system only", () => {
    expect(isPostureLevel("DEFCON", "1")).toBe(true);
    expect(isPostureLevel("DEFCON", "6")).toBe(false);
    expect(isPostureLevel("WATCHCON", "5")).toBe(false);
    expect(isPostureLevel("FPCON", "bravo")).toBe(false);
    expect(postureChange("FPCON", "NORMAL", "3")).toBeNull();
    expect(postureChange("QUARANTINE", "In force", "Ended")).toBeNull();
  });
});

describe("what holds", () => {
  const at = (text: string) => new Date(`${text}Z`);

  it("keeps scopes apart until words without a level end them all", () => {
    const worldwide = { system: "DEFCON", level: "3", scope: "Worldwide", at: at("1962-10-22T23:00") };
    const sac = { system: "DEFCON", level: "2", scope: "SAC", at: at("1962-10-24T14:00") };
    const lowered = {
      system: "DEFCON",
      level: "Lowered",
      scope: "All, in steps",
      at: at("1962-11-20T05:00"),
    };
    const reserve = {
      system: "RESERVE_CALL_UP",
      level: "24 squadrons",
      scope: "Reserve",
      at: at("1962-10-27T05:00"),
    };
    const standing = (changes: (typeof sac)[]) => standingPostures(changes).map(({ last }) => last);
    expect(standing([worldwide, sac])).toEqual([sac, worldwide]);
    expect(standing([worldwide, sac, reserve, lowered])).toEqual([lowered, reserve]);
  });

  it("names the change before in the same scope", () => {
    const five = { system: "DEFCON", level: "5", scope: "All", at: at("2026-01-01T00:00") };
    const three = { system: "DEFCON", level: "3", scope: "All", at: at("2026-01-02T00:00") };
    expect(standingPostures([five, three])).toEqual([{ last: three, before: five }]);
  });
});
