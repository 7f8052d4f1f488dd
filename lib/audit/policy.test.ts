import { expect, test } from "vitest";
import { canReadAudit } from "./policy";

test.each([
  ["AUDITOR", true],
  ["SYSTEM_ADMIN", true],
  ["PORTFOLIO_ADMIN", false],
  ["LEADER", false],
  ["OFFICER", false],
  ["APPROVER", false],
  ["VIEWER", false],
  ["SYSTEM", false],
] as const)("%s reads the audit trail: %s", (role, allowed) => {
  expect(canReadAudit({ roles: [role] })).toBe(allowed);
});
