import { expect, test } from "vitest";
import { asksAgain, becomesReport, chainFactsOf, eventsOf, isOverdue } from "./rules";

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
  const declined = { code: "NOR", role: "INVITED_DECLINED" };
  expect(chainFactsOf({ ...record, countries: [declined, ...record.countries.slice(1)] })).toMatchObject({
    countryCodes: ["CHL", "JPN"],
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

test.each([
  ["what came of it", "keyOutcomes", "Agreed.", "Refused."],
  ["who was there", "attendance", [], [{ name: "Bat, Bold" }]],
  ["a field of a set", "exchange.topic", null, "Ice"],
  ["what it serves", "objectives", ["LOE1-01"], []],
  ["another end of a plan", "status", "PLANNED", "POSTPONED"],
  ["a report that is opened again", "status", "COMPLETE", "CONFIRMED"],
  ["a lower marking", "marking", "CUI", "UNCLASSIFIED"],
  ["a control less", "disseminationControls", ["NOFORN"], null],
  ["one more nation", "relTo", ["USA", "AUS"], ["USA", "AUS", "JPN"]],
  ["the end of close hold", "closeHold", true, null],
  ["its text for the partner", "shareable", null, "yes"],
])("who approved it is asked about %s", (_, field, from, to) => {
  expect(asksAgain({ [field]: { from, to } })).toBe(true);
});

test.each([
  ["tags", "tags", ["US CONTACTS"], []],
  ["who answers for it", "responsibleOfficerId", "A", "B"],
  ["a plan that goes its way", "status", "PLANNED", "CONFIRMED"],
  ["a higher marking", "marking", "UNCLASSIFIED", "CUI"],
  ["one more control", "disseminationControls", null, ["NOFORN"]],
  ["a nation less", "relTo", ["USA", "AUS", "JPN"], ["USA", "AUS"]],
  ["close hold", "closeHold", null, true],
  ["a no to the partner", "shareable", "yes", "no"],
  ["who else reads it", "readers", [], ["A"]],
])("nobody is asked about %s", (_, field, from, to) => {
  expect(asksAgain({ [field]: { from, to } })).toBe(false);
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
        changedFrom: null,
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
        changedFrom: null,
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
      {
        submittedAt: at(20),
        submittedBy: "Author",
        state: "WITHDRAWN",
        changedFrom: null,
        closedAt: at(25),
        steps: [step],
      },
      {
        submittedAt: at(52),
        submittedBy: "Officer",
        state: "WITHDRAWN",
        changedFrom: 3,
        closedAt: at(55),
        steps: [step],
      },
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
    "CHANGED",
    "UNPUBLISHED",
  ]);
  expect(events[1]).toMatchObject({ who: "A", post: "Desk", comment: "Say who." });
});
