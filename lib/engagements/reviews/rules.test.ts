import { expect, test } from "vitest";
import { becomesReport, chainFactsOf, eventsOf, isOverdue } from "./rules";

const at = (minute: number) => new Date(Date.UTC(2026, 2, 9, 12, minute));

test("a step is overdue from its moment on until it is decided", () => {
  expect(isOverdue({ dueAt: at(5), decision: null }, at(4))).toBe(false);
  expect(isOverdue({ dueAt: at(5), decision: null }, at(5))).toBe(true);
  expect(isOverdue({ dueAt: at(5), decision: "APPROVED" }, at(9))).toBe(false);
  expect(isOverdue({ dueAt: null, decision: null }, at(9))).toBe(false);
});

test("the main country of a record decides first about its chain", () => {
  const record = {
    status: "COMPLETE" as const,
    countries: [
      { code: "NOR", role: "OBSERVER" },
      { code: "CHL", role: "PARTICIPANT" },
      { code: "JPN", role: "HOST" },
    ],
    objectiveIds: ["one"],
  };
  expect(chainFactsOf(record)).toEqual({
    kind: "REPORT",
    objectiveIds: ["one"],
    countryCodes: ["NOR", "JPN", "CHL"],
  });
});

test("only a shared plan becomes a report that is reviewed once more", () => {
  const plan = { publication: "PUBLISHED", status: "CONFIRMED" } as const;
  expect(becomesReport(plan, { status: "COMPLETE" })).toBe(true);
  expect(becomesReport(plan, { status: "CANCELLED" })).toBe(true);
  expect(becomesReport(plan, { status: "POSTPONED" })).toBe(false);
  expect(becomesReport({ ...plan, publication: "DRAFT" }, { status: "COMPLETE" })).toBe(false);
  expect(becomesReport({ ...plan, status: "COMPLETE" }, { status: "COMPLETE" })).toBe(false);
});

test("what happened stands in its order, over several submissions", () => {
  const step = {
    decision: null,
    decidedAt: null,
    decidedBy: null,
    decidedIn: null,
    climbedAt: null,
    climbsTo: null,
    comment: null,
  };
  const events = eventsOf(
    [
      {
        submittedAt: at(30),
        submittedBy: "Author",
        state: "APPROVED",
        closedAt: at(50),
        steps: [
          { ...step, decision: "APPROVED", decidedAt: at(40), decidedBy: "A", decidedIn: "Desk" },
          {
            ...step,
            decision: "APPROVED",
            decidedAt: at(50),
            decidedBy: "C",
            decidedIn: "Chief",
            climbedAt: at(45),
            climbsTo: { title: "Chief" },
          },
        ],
      },
      {
        submittedAt: at(0),
        submittedBy: "Author",
        state: "RETURNED",
        closedAt: at(10),
        steps: [
          {
            ...step,
            decision: "RETURNED",
            decidedAt: at(10),
            decidedBy: "A",
            decidedIn: "Desk",
            comment: "Say who.",
          },
          step,
        ],
      },
      { submittedAt: at(20), submittedBy: "Author", state: "WITHDRAWN", closedAt: at(25), steps: [step] },
    ],
    [{ doneAt: at(55), doneBy: "Admin", reason: "Sent by mistake." }],
  );
  expect(events.map(({ what }) => what)).toEqual([
    "SUBMITTED",
    "RETURNED",
    "SUBMITTED",
    "WITHDRAWN",
    "SUBMITTED",
    "APPROVED",
    "CLIMBED",
    "APPROVED",
    "UNPUBLISHED",
  ]);
  expect(events[1]).toMatchObject({ who: "A", post: "Desk", comment: "Say who." });
});
