import { expect, test } from "vitest";
import { changesBetween } from "./diff";
import { canReadAudit, staysHome, tellsOfRecord, withoutHomeOnly } from "./policy";

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

test("what is told at home alone as a whole is left out with the reason for it, and a version that says nothing else is none", () => {
  const version = (changes: { field: string; from: unknown; to: unknown }[]) => [
    { version: 2, at: new Date(0), actorName: "A", reason: "It was too low.", changes },
  ];
  const indicators = { field: "indicators", from: ["Patrol days: to 30"], to: ["Patrol days: to 40"] };
  const text = { field: "text", from: "Patrol.", to: "Patrol alone." };
  expect(withoutHomeOnly("objective", version([indicators]))).toEqual([]);
  expect(withoutHomeOnly("objective", version([indicators, text]))).toEqual([
    { ...version([text])[0], reason: null },
  ]);
  expect(withoutHomeOnly("objective", version([text]))).toEqual(version([text]));
});

test("a change stays at home when nothing of it is told elsewhere", () => {
  const of = (from: object, to: object) => staysHome("engagement", changesBetween({ ...from }, { ...to }));
  expect(of({ readers: ["A"] }, { readers: ["A", "B"] })).toBe(true);
  expect(of({ readers: ["A"], title: "Talks" }, { readers: [], title: "Talks at the pier" })).toBe(false);
  expect(of({ title: "Talks" }, { title: "Talks" })).toBe(true);
});
