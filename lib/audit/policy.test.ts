import { expect, test } from "vitest";
import { canReadAudit, tellsOfRecord } from "./policy";

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

test("events count as CUI but for those known to repeat no word of a record", () => {
  const kinds = [
    "engagement",
    "commitment",
    "outcome",
    "handover",
    "comment",
    "attachment",
    "crisis",
    "sitrep",
  ];
  for (const subjectType of [...kinds, "person", "a kind made later"])
    expect(tellsOfRecord({ subjectType }), subjectType).toBe(true);
  for (const subjectType of ["session", "user", "portfolio", "backup"])
    expect(tellsOfRecord({ subjectType }), subjectType).toBe(false);
});
