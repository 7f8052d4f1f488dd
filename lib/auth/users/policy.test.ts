import { expect, test } from "vitest";
import type { Role } from "@/lib/generated/prisma/enums";
import { canManageUser, canManageUsers, grantableRoles } from "./policy";

const cases: [viewer: Role, account: Role, allowed: boolean][] = [
  ["SYSTEM_ADMIN", "OFFICER", true],
  ["SYSTEM_ADMIN", "SYSTEM_ADMIN", true],
  ["SYSTEM_ADMIN", "AUDITOR", true],
  ["SYSTEM_ADMIN", "SYSTEM", false],
  ["PORTFOLIO_ADMIN", "OFFICER", true],
  ["PORTFOLIO_ADMIN", "LEADER", true],
  ["PORTFOLIO_ADMIN", "PORTFOLIO_ADMIN", true],
  ["PORTFOLIO_ADMIN", "SYSTEM_ADMIN", false],
  ["PORTFOLIO_ADMIN", "AUDITOR", false],
  ["PORTFOLIO_ADMIN", "SYSTEM", false],
  ["OFFICER", "OFFICER", false],
  ["LEADER", "VIEWER", false],
  ["AUDITOR", "VIEWER", false],
  ["VIEWER", "VIEWER", false],
];

test.each(cases)("%s manages an account of %s: %s", (viewer, account, allowed) => {
  expect(canManageUser({ roles: [viewer] }, { roles: [account] })).toBe(allowed);
});

test("one reserved role among others is enough to keep a portfolio admin out", () => {
  expect(canManageUser({ roles: ["PORTFOLIO_ADMIN"] }, { roles: ["OFFICER", "AUDITOR"] })).toBe(false);
});

test("nobody can give the role of the product's own actors", () => {
  for (const role of ["SYSTEM_ADMIN", "PORTFOLIO_ADMIN", "SYSTEM"] as const)
    expect(grantableRoles({ roles: [role] })).not.toContain("SYSTEM");
});

test.each([
  ["SYSTEM_ADMIN", true],
  ["PORTFOLIO_ADMIN", true],
  ["OFFICER", false],
  ["APPROVER", false],
  ["LEADER", false],
  ["AUDITOR", false],
  ["VIEWER", false],
] as const)("%s opens the list of accounts: %s", (role, allowed) => {
  expect(canManageUsers({ roles: [role] })).toBe(allowed);
});
