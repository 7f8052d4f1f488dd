import { expect, test } from "vitest";
import { canKnowStandings } from "./policy";

test.each([
  ["an officer of the home nation", "OFFICER", true, true],
  ["an officer of another", "OFFICER", false, false],
  ["a leader of another", "LEADER", false, false],
  ["who is a viewer only", "VIEWER", true, false],
] as const)("%s may know how people stand, or not", (_, role, isHome, allowed) => {
  expect(canKnowStandings({ roles: [role], isHome })).toBe(allowed);
});
