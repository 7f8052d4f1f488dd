import { expect, test } from "vitest";
import { canManagePortfolios } from "./policy";

test.each([
  ["PORTFOLIO_ADMIN", true],
  ["SYSTEM_ADMIN", true],
  ["OFFICER", false],
  ["APPROVER", false],
  ["LEADER", false],
  ["AUDITOR", false],
  ["VIEWER", false],
] as const)("%s decides who covers which countries: %s", (role, allowed) => {
  expect(canManagePortfolios({ roles: [role] })).toBe(allowed);
});
