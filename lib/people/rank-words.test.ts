import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rankCodeFor, SERVICES } from "./ranks";

describe("rankCodeFor", () => {
  it.each([
    ["NAVY", "Captain", "OF-5"],
    ["COAST_GUARD", "Capt.", "OF-5"],
    ["ARMY", "Captain", "OF-2"],
    ["MARINES", "Capt", "OF-2"],
    ["AIR_FORCE", "Captain", "OF-2"],
    ["NAVY", "Lieutenant", "OF-2"],
    ["ARMY", "Lieutenant", "OF-1"],
    ["ARMY", "Field Marshal", "OF-10"],
    ["ARMY", "GEN", "OF-9"],
    ["ARMY", "Lt. Gen.", "OF-8"],
    ["MARINES", "LtGen", "OF-8"],
    ["ARMY", "General (Ret.)", "OF-9"],
    ["ARMY", "Brigadier", "OF-6"],
    ["NAVY", "Rear Admiral", "OF-7"],
    ["NAVY", "Rear Admiral (lower half)", "OF-6"],
    ["NAVY", "Commodore", "OF-6"],
    ["AIR_FORCE", "Air Chief Marshal", "OF-9"],
    ["AIR_FORCE", "Air Vice-Marshal", "OF-7"],
    ["AIR_FORCE", "Wing Commander", "OF-4"],
    ["SPACE_FORCE", "Maj Gen", "OF-7"],
    ["ARMY", "Master Sergeant", "OR-8"],
    ["AIR_FORCE", "Master Sergeant", "OR-7"],
    ["NAVY", "Master Chief Petty Officer", "OR-9"],
    ["CIVILIAN", "Minister of Defence", "CIV_M"],
    ["CIVILIAN", "Minister of National Defence", "CIV_M"],
    ["CIVILIAN", "Minister of State for Defence", "CIV_S"],
    ["CIVILIAN", "Deputy Minister", "CIV_S"],
    ["CIVILIAN", "Director-General", "CIV_S"],
    ["CIVILIAN", "Ms.", "CIV"],
    ["JOINT", "Major General", "OF-7"],
    ["JOINT", "Vice Admiral", "OF-8"],
    [null, "Colonel", "OF-5"],
  ] as const)("reads %s %s as %s", (service, text, code) => {
    expect(rankCodeFor(service, text)).toBe(code);
  });

  it.each([
    ["JOINT", "Captain"],
    ["JOINT", "Lieutenant"],
    ["JOINT", "Master Sergeant"],
    [null, "Captain"],
    ["ARMY", "Commander"],
    ["NAVY", "Colonel"],
    ["ARMY", "Chief of Defence"],
    ["CIVILIAN", "General"],
    ["ARMY", ""],
  ] as const)("does not guess at %s %j", (service, text) => {
    expect(rankCodeFor(service, text)).toBeNull();
  });

  it("never throws", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SERVICES, null),
        fc.string(),
        (service, text) => void rankCodeFor(service, text),
      ),
    );
  });
});
