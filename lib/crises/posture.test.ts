import { expect, it } from "vitest";
import { standingPostures } from "./posture";

const at = (text: string) => new Date(`${text}Z`);

it("keeps scopes apart until words without a level end them all", () => {
  const worldwide = { system: "DEFCON", level: "3", scope: "Worldwide", at: at("1962-10-22T23:00") };
  const sac = { system: "DEFCON", level: "2", scope: "SAC", at: at("1962-10-24T14:00") };
  const lowered = { system: "DEFCON", level: "Lowered", scope: "All, in steps", at: at("1962-11-20T05:00") };
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
