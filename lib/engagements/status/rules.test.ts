import { describe, expect, test } from "vitest";
import { completed } from "../field-sets/sets";
import { newProblems } from "../problems/rules";
import { STATUSES } from "../schema";
import {
  canMove,
  contradictions,
  publishingProblems,
  type StatusFacts,
  statusesFrom,
  statusProblems,
} from "./rules";

const TODAY = "2026-03-10";
const DECLINED = { role: "INVITED_DECLINED" };
const principal = (side: string) => ({ side, role: "PRINCIPAL", attended: true });

const held: StatusFacts = {
  type: "BILAT",
  status: "COMPLETE",
  countries: [{ role: "PARTICIPANT" }],
  statusReason: null,
  closingReasonId: null,
  startsOn: "2026-03-09",
  endsOn: null,
  objectives: ["one"],
  keyOutcomes: "Agreed.",
  atmospherics: "POSITIVE",
  atmosphericsReason: null,
  attendance: [principal("OWN"), principal("PARTNER")],
  commitments: [{ ownerName: "Mori", ownerUserId: null, dueOn: "2026-04-01" }],
  sets: completed({}),
};

test("who led a side is added, or chosen from those who stand there", () => {
  const said = (attendance: StatusFacts["attendance"]) =>
    statusProblems({ ...held, attendance }, TODAY).map(({ message }) => message);
  expect(said([principal("OWN")])).toEqual([
    "Add who led the partner, as its principal; “Not known” where nobody can say.",
  ]);
  expect(said([principal("OWN"), { ...principal("PARTNER"), role: "PLUS_ONE" }])).toEqual([
    "Mark one person of the partner as its principal.",
  ]);
});

test("a call on the head of a body of many nations is held with the third party, which then has one principal", () => {
  const said = (...others: StatusFacts["attendance"]) =>
    statusProblems({ ...held, attendance: [principal("OWN"), ...others] }, TODAY).map(
      ({ message }) => message,
    );
  const away = { ...principal("PARTNER"), attended: false };
  expect(said(principal("THIRD"))).toEqual([]);
  expect(said(principal("THIRD"), away)).toEqual([]);
  expect(said({ ...principal("THIRD"), role: "PLUS_ONE" })).toEqual([
    "Mark one person of the third party as its principal.",
  ]);
  expect(said(principal("THIRD"), principal("THIRD"))).toEqual([
    "The third party has 2 principals; keep one.",
  ]);
  // Where somebody of the partner is there, they are met, and the third party stands by.
  expect(said(principal("THIRD"), { ...principal("PARTNER"), role: "PLUS_ONE" })).toEqual([
    "Mark one person of the partner as its principal.",
  ]);
  expect(said({ ...principal("THIRD"), attended: false })).toEqual([
    "Add who led the partner, as its principal; “Not known” where nobody can say.",
  ]);
});

describe("what a status asks for", () => {
  test.each<[Partial<StatusFacts>, string[]]>([
    [{}, []],
    [{ objectives: [] }, ["objectives"]],
    [{ keyOutcomes: null }, ["keyOutcomes"]],
    [{ keyOutcomes: null, type: "ATTLIA" }, []],
    [{ atmospherics: null }, ["atmospherics"]],
    [{ atmospherics: "NEUTRAL" }, ["atmosphericsReason"]],
    [{ atmospherics: "NEUTRAL", atmosphericsReason: "Short." }, []],
    // Who cannot tell explains nothing.
    [{ atmospherics: "UNKNOWN" }, []],
    [{ startsOn: TODAY }, []],
    [{ startsOn: "2026-03-11" }, ["startsOn"]],
    [{ startsOn: "2026-03-09", endsOn: "2026-03-11" }, ["endsOn"]],
    [{ attendance: [] }, ["attendance", "attendance"]],
    [{ type: "EX-FTX", attendance: [] }, []],
    [{ type: "EX-FTX", attendance: [principal("PARTNER")] }, ["attendance"]],
    [{ attendance: [], status: "EXECUTING" }, []],
    [{ attendance: [principal("PARTNER")] }, ["attendance"]],
    [{ attendance: [...held.attendance, principal("OWN")] }, ["attendance"]],
    [{ attendance: [principal("OWN"), { ...principal("PARTNER"), attended: false }] }, ["attendance"]],
    [{ attendance: [...held.attendance, principal("THIRD")] }, []],
    [
      { commitments: [{ ownerName: null, ownerUserId: null, dueOn: null }] },
      ["commitments.0.ownerName", "commitments.0.dueOn"],
    ],
    [{ commitments: [{ ownerName: null, ownerUserId: "id", dueOn: TODAY }] }, []],
    [{ commitments: [{ ownerName: null, ownerUserId: null, ownerPostId: "id", dueOn: TODAY }] }, []],
    [
      { commitments: [{ ownerName: null, ownerUserId: null, ownerPost: { id: "id" }, dueOn: null }] },
      ["commitments.0.dueOn"],
    ],
    [{ status: "CONFIRMED", objectives: [] }, ["objectives"]],
    [{ status: "EXECUTING", objectives: [] }, ["objectives"]],
    [{ status: "CONFIRMED", keyOutcomes: null, startsOn: "2027-01-01" }, []],
    [{ status: "PLANNED", objectives: [], keyOutcomes: null, atmospherics: null }, []],
    [{ status: "PROPOSED", objectives: [], keyOutcomes: null, atmospherics: null }, []],
    [{ status: "CANCELLED" }, ["closingReasonId"]],
    [{ status: "POSTPONED", objectives: [] }, ["closingReasonId"]],
    [{ status: "CANCELLED", statusReason: "Storm." }, []],
    [{ status: "CANCELLED", closingReasonId: "an item" }, []],
    [{ countries: [DECLINED, DECLINED] }, ["countries"]],
    [{ countries: [DECLINED, { role: "OBSERVER" }] }, []],
    [{ status: "PLANNED", countries: [DECLINED] }, ["countries"]],
    [{ status: "CANCELLED", closingReasonId: "an item", countries: [DECLINED] }, []],
    [{ status: "POSTPONED", closingReasonId: "an item", countries: [DECLINED] }, []],
  ])("%o", (facts, fields) => {
    expect(statusProblems({ ...held, ...facts }, TODAY).map(({ field }) => field)).toEqual(fields);
  });
});

test("a status may stay, go on, and be taken back by the ways there are", () => {
  for (const status of STATUSES) expect(canMove(status, status)).toBe(true);
  expect(canMove("PROPOSED", "COMPLETE")).toBe(true);
  expect(canMove("COMPLETE", "PROPOSED")).toBe(false);
  expect(canMove("COMPLETE", "EXECUTING")).toBe(true);
  expect(canMove("CANCELLED", "COMPLETE")).toBe(false);
  expect(canMove("CANCELLED", "PLANNED")).toBe(true);
  expect(canMove("EXECUTING", "POSTPONED")).toBe(false);
  expect(statusesFrom("EXECUTING")).toEqual(["EXECUTING", "COMPLETE", "CANCELLED"]);
});

test.each([
  [{}, []],
  [{ purpose: null }, []],
  [{ purpose: null, keyOutcomes: null }, ["purpose"]],
  [{ purpose: null, status: "PLANNED" as const }, ["purpose"]],
  [{ keyOutcomes: null, status: "PLANNED" as const }, []],
  [{ title: " " }, ["title"]],
  [{ publication: "PUBLISHED" as const }, ["form"]],
  [{ type: "DEMO" }, ["sets.signal.audience", "sets.signal.message"]],
])("to publish %o", (facts, fields) => {
  const draft = {
    publication: "DRAFT" as const,
    status: "COMPLETE" as const,
    title: "Talks",
    purpose: "To talk.",
    keyOutcomes: "Talked.",
    type: "BILAT",
    sets: completed({}),
  };
  expect(publishingProblems({ ...draft, ...facts }).map(({ field }) => field)).toEqual(fields);
});

test("an edit answers for what it makes worse, not for what was there", () => {
  const before = statusProblems({ ...held, objectives: [] }, TODAY);
  const after = statusProblems({ ...held, objectives: [], keyOutcomes: null }, TODAY);
  expect(newProblems(before, after).map(({ field }) => field)).toEqual(["keyOutcomes"]);
});

test("a draft may lack what it lacks, but not contradict itself", () => {
  const bare = { ...held, objectives: [], keyOutcomes: null, atmospherics: null };
  expect(contradictions(statusProblems(bare, TODAY))).toEqual([]);
  const ahead = contradictions(statusProblems({ ...bare, startsOn: "2026-03-11" }, TODAY));
  expect(ahead.map(({ field }) => field)).toEqual(["startsOn"]);
  const unended = contradictions(statusProblems({ ...bare, endsOn: "2026-03-11" }, TODAY));
  expect(unended.map(({ field }) => field)).toEqual(["endsOn"]);
  const early = { ...bare, status: "PLANNED" as const, sets: completed({ exercise: { review: "HELD" } }) };
  expect(contradictions(statusProblems(early, TODAY)).map(({ field }) => field)).toEqual([
    "sets.exercise.review",
  ]);
});
