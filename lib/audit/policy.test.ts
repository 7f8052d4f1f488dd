import { expect, test } from "vitest";
import { canReadAudit, tellsOfRecord, withoutHomeOnly } from "./policy";

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

test("why somebody changed what is told at home alone is told there alone", () => {
  const row = { name: "Mori, Kenji", role: "PRINCIPAL" };
  const told = (from: unknown, to: unknown) =>
    withoutHomeOnly("engagement", [
      {
        version: 2,
        at: new Date(0),
        actorName: "A",
        reason: "He was cooler than we wrote.",
        changes: [
          { field: "title", from: "Talks", to: "Talks at the pier" },
          { field: "attendance", from: [from], to: [to] },
        ],
      },
    ]).map(({ changes, reason }) => [changes.map(({ field }) => field), reason]);
  expect(told({ ...row, strength: "TRUSTED" }, { ...row, strength: "NEW" })).toEqual([[["title"], null]]);
  expect(told({ ...row, strength: "NEW" }, { ...row, role: "PLUS_ONE", strength: "NEW" })).toEqual([
    [["title", "attendance"], "He was cooler than we wrote."],
  ]);
  expect(told(null, row)).toEqual([[["title", "attendance"], "He was cooler than we wrote."]]);
});
