import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween } from "@/lib/dates";
import { isEngagementType } from "@/lib/engagements/types";
import { MilestoneKind } from "@/lib/generated/prisma/enums";
import {
  changedDuties,
  dayByTemplate,
  dutiesOf,
  type EditionFacts,
  editionHealth,
  editionReference,
  faultOfCancelling,
  faultOfClosedEnd,
  faultOfClosing,
  faultOfFigures,
  faultOfMilestoneDay,
  faultOfOrder,
  faultsOfHeld,
  faultsOfPlan,
  isEditionReference,
  MILESTONE_ORDER,
  milestoneHealth,
  movedDays,
  phaseOf,
  type SidedFigure,
  typeToLog,
} from "./rules";

const TODAY = "2026-06-15";

function edition(facts: Partial<EditionFacts> = {}): EditionFacts {
  return {
    startsOn: "2026-09-15",
    endsOn: "2026-10-06",
    cancelReason: null,
    isReviewClosed: false,
    milestones: [],
    participants: [],
    lessonsWithoutOwner: 0,
    ...facts,
  };
}

const milestone = (kind: MilestoneKind, plannedOn: string | null, heldOn: string | null = null) => ({
  kind,
  number: 1,
  state: heldOn ? ("DONE" as const) : ("PLANNED" as const),
  plannedOn,
  heldOn,
});

it("holds every kind of milestone in one order", () => {
  expect([...MILESTONE_ORDER].sort()).toEqual(Object.values(MilestoneKind).sort());
});

describe("the template", () => {
  const period = { startsOn: "2026-05-31", endsOn: "2026-06-10" };

  it("counts months, then days, from STARTEX or ENDEX", () => {
    expect(dayByTemplate({ kind: "FPC", anchor: "STARTEX", months: -3, days: 0 }, period)).toBe("2026-02-28");
    expect(dayByTemplate({ kind: "AAR", anchor: "ENDEX", months: 0, days: 30 }, period)).toBe("2026-07-10");
  });

  it("moves with the days what has not happened, and nothing else", () => {
    const moved = movedDays(
      [
        milestone("IPC", "2025-09-01", "2025-09-02"),
        milestone("FPC", "2026-02-28"),
        milestone("AAR", "2026-07-10"),
        { ...milestone("FPC", "2026-03-01"), number: 2 },
        { ...milestone("CDC", "2025-01-01"), state: "NOT_NEEDED" },
      ],
      period,
      { startsOn: "2026-06-07", endsOn: "2026-06-27" },
    );
    expect(moved).toEqual([
      { kind: "FPC", number: 1, plannedOn: "2026-03-07" },
      { kind: "AAR", number: 1, plannedOn: "2026-07-27" },
      { kind: "FPC", number: 2, plannedOn: "2026-03-08" },
    ]);
  });

  it("keeps every distance to its end of the edition when that moves", () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -5, max: 60 }), (shift, longer) => {
        const to = {
          startsOn: addDays(period.startsOn, shift),
          endsOn: addDays(period.endsOn, shift + longer),
        };
        const all = MILESTONE_ORDER.map((kind, index) => milestone(kind, addDays(period.startsOn, index)));
        for (const { kind, plannedOn } of movedDays(all, period, to)) {
          const before = all.find((one) => one.kind === kind)?.plannedOn ?? "";
          const end = ["ENDEX", "HOTWASH", "AAR", "SUMMARY", "LESSONS"].includes(kind)
            ? "endsOn"
            : "startsOn";
          expect(daysBetween(to[end], plannedOn)).toBe(daysBetween(period[end], before));
        }
      }),
    );
  });
});

describe("the order of milestones", () => {
  const days = { startsOn: "2025-09-15", endsOn: "2025-10-06" };

  it.each([
    ["FPC", "2025-06-23", null],
    ["FPC", "2025-09-14", null],
    ["FPC", "2025-09-15", /before STARTEX/],
    ["CDC", "2025-10-01", /before STARTEX/],
    ["AAR", "2025-10-07", null],
    ["AAR", "2025-10-06", /after ENDEX/],
    ["LESSONS", "2025-09-20", /after ENDEX/],
    ["HOTWASH", "2025-10-06", null],
    ["HOTWASH", "2025-10-05", /not come before ENDEX/],
    ["STARTEX", "2020-01-01", null],
  ] as const)("%s on %s", (kind, day, fault) => {
    const said = faultOfMilestoneDay(kind, day, days);
    if (fault === null) expect(said).toBeNull();
    else expect(said).toMatch(fault);
  });

  it("asks nothing of what has no day", () => {
    expect(faultOfMilestoneDay("FPC", null, days)).toBeNull();
    expect(faultOfMilestoneDay("FPC", "2025-12-01", { startsOn: null, endsOn: null })).toBeNull();
  });
});

describe("the planning conferences follow each other", () => {
  const plan = (kind: MilestoneKind, plannedOn: string, number = 1) => ({
    kind,
    number,
    state: "PLANNED" as const,
    plannedOn,
    heldOn: null,
    heldUntil: null,
  });
  const held = (kind: MilestoneKind, heldOn: string, heldUntil: string | null = null) => ({
    kind,
    number: 1,
    state: "DONE" as const,
    plannedOn: "2020-01-01",
    heldOn,
    heldUntil,
  });

  it.each([
    ["initial after concept", "IPC", "2026-02-01", [plan("CDC", "2026-01-01")], null],
    ["initial before concept", "IPC", "2025-12-31", [plan("CDC", "2026-01-01")], /after concept development/],
    ["two on one day", "MPC", "2026-01-01", [plan("IPC", "2026-01-01")], /after initial planning/],
    ["main after final", "MPC", "2026-05-02", [plan("FPC", "2026-05-01")], /before final planning/],
    [
      "initial after final, with no main between",
      "IPC",
      "2026-05-02",
      [plan("FPC", "2026-05-01")],
      /before final/,
    ],
    [
      "final while another is still held",
      "FPC",
      "2026-03-05",
      [held("MPC", "2026-03-04", "2026-03-06")],
      /6 Mar 2026/,
    ],
    [
      "final after a main that was held late",
      "FPC",
      "2026-03-07",
      [held("MPC", "2026-03-04", "2026-03-06")],
      null,
    ],
    ["site survey after final", "SITE_SURVEY", "2026-05-02", [plan("FPC", "2026-05-01")], /before final/],
    ["site survey before initial", "SITE_SURVEY", "2025-01-01", [plan("IPC", "2026-01-01")], null],
    [
      "decision brief on the day of the final",
      "DECISION_BRIEF",
      "2026-05-01",
      [plan("FPC", "2026-05-01")],
      null,
    ],
    [
      "decision brief before the final",
      "DECISION_BRIEF",
      "2026-04-30",
      [plan("FPC", "2026-05-01")],
      /after final/,
    ],
    ["report before hotwash", "AAR", "2026-07-01", [plan("HOTWASH", "2026-07-02")], /after hotwash/],
    [
      "lessons before report",
      "LESSONS",
      "2026-07-01",
      [plan("AAR", "2026-07-02")],
      /after after-action report/,
    ],
    [
      "after what is not needed",
      "IPC",
      "2025-12-31",
      [{ ...plan("CDC", "2026-01-01"), state: "NOT_NEEDED" as const }],
      null,
    ],
  ] as const)("%s", (_, kind, plannedOn, others, fault) => {
    const said = faultOfOrder({ kind, number: 1, state: "PLANNED", plannedOn }, others);
    if (fault === null) expect(said).toBeNull();
    else expect(said).toMatch(fault);
  });

  it("have the second of a kind after the first, and both before what follows them", () => {
    const second = plan("MPC", "2026-02-01", 2);
    expect(faultOfOrder(second, [plan("MPC", "2026-01-01"), plan("FPC", "2026-03-01")])).toBeNull();
    expect(faultOfOrder(second, [plan("MPC", "2026-02-01")])).toMatch(
      /2 comes after main planning conference,/,
    );
    expect(faultOfOrder(plan("MPC", "2026-02-02"), [second])).toMatch(
      /comes before main planning conference 2/,
    );
    expect(faultOfOrder(second, [plan("FPC", "2026-01-15")])).toMatch(/comes before final/);
  });

  it("never calls what was held out of order", () => {
    expect(faultOfOrder(held("MPC", "2026-05-02"), [plan("FPC", "2026-05-01")])).toBeNull();
  });

  it("tells of each fault of a plan once, in the order in which milestones are held", () => {
    const days = { startsOn: "2026-06-01", endsOn: "2026-06-10" };
    const milestones = [plan("IPC", "2026-04-01"), plan("MPC", "2026-03-01"), plan("FPC", "2026-06-02")];
    expect(faultsOfPlan(milestones, days)).toEqual([
      "Main planning conference comes after initial planning conference, 1 Apr 2026.",
      "Final planning conference comes before STARTEX, 1 Jun 2026.",
    ]);
  });
});

describe("the days of an edition", () => {
  const days = { startsOn: "2026-06-01", endsOn: "2026-06-10" };
  const held = (kind: MilestoneKind, heldOn: string, heldUntil: string | null = null) => ({
    kind,
    number: 1,
    state: "DONE" as const,
    plannedOn: null,
    heldOn,
    heldUntil,
    precision: "DAY" as const,
  });

  it.each([
    ["a final conference that ended the day before", held("FPC", "2026-05-29", "2026-05-31"), []],
    ["one that lasted until STARTEX", held("FPC", "2026-05-30", "2026-06-01"), ["startsOn"]],
    ["a brief on the first day", held("DECISION_BRIEF", "2026-06-01"), ["startsOn"]],
    ["a hotwash on the last day", held("HOTWASH", "2026-06-10"), []],
    ["a hotwash before it", held("HOTWASH", "2026-06-09"), ["endsOn"]],
    ["a report on the last day", held("AAR", "2026-06-10", "2026-06-12"), ["endsOn"]],
    ["a report the day after", held("AAR", "2026-06-11"), []],
    ["a report of June", { ...held("AAR", "2026-06-01"), precision: "MONTH" as const }, []],
    ["a report of May", { ...held("AAR", "2026-05-01"), precision: "MONTH" as const }, ["endsOn"]],
    ["what is only planned", { ...held("FPC", "2026-07-01"), state: "PLANNED" as const, heldOn: null }, []],
  ])("leave room for %s, or say at which end not", (_, milestone, fields) => {
    expect(faultsOfHeld([milestone], days).map(({ field }) => field)).toEqual(fields);
    expect(faultsOfHeld([milestone], { startsOn: null, endsOn: null })).toEqual([]);
  });

  it("end before the day on which the review closed", () => {
    expect(faultOfClosedEnd("2026-06-10", "2026-06-11")).toBeNull();
    expect(faultOfClosedEnd("2026-06-11", "2026-06-11")).toMatch(/closed on 11 Jun 2026, after ENDEX/);
    expect(faultOfClosedEnd(null, "2026-06-11")).toMatch(/Reopen it/);
  });
});

describe("what changed for owners", () => {
  const owned = (key: string, ownerUserId: string | null, day: string | null) => ({
    key,
    ownerUserId,
    ownerPostId: null,
    day,
  });

  it("is what became theirs, and which of their days moved; not both", () => {
    const before = [
      owned("MPC", "a", "2026-01-01"),
      owned("FPC", "a", "2026-02-01"),
      owned("AAR", null, null),
    ];
    const after = [
      owned("MPC", "a", "2026-01-05"),
      owned("FPC", "b", "2026-02-05"),
      owned("AAR", null, "2026-03-01"),
      owned("lesson 1", "c", null),
    ];
    const { given, moved } = changedDuties(before, after);
    expect(given.map(({ key }) => key)).toEqual(["FPC", "lesson 1"]);
    expect(moved.map(({ key }) => key)).toEqual(["MPC"]);
  });

  it("leaves out what is done, dropped or not needed", () => {
    const owner = { ownerUserId: "a", ownerPostId: null };
    expect(
      dutiesOf({
        milestones: [
          { kind: "MPC", number: 1, state: "DONE", plannedOn: "2026-01-01", ...owner },
          { kind: "MPC", number: 2, state: "PLANNED", plannedOn: "2026-01-09", ...owner },
          { kind: "FPC", number: 1, state: "PLANNED", plannedOn: "2026-02-01", ...owner },
          { kind: "CDC", number: 1, state: "NOT_NEEDED", plannedOn: null, ...owner },
        ],
        lessons: [
          { number: 1, state: "DROPPED", dueOn: null, ...owner },
          { number: 2, state: "IN_WORK", dueOn: "2026-03-01", ...owner },
        ],
      }).map(({ key, day }) => [key, day]),
    ).toEqual([
      ["MPC-2", "2026-01-09"],
      ["FPC", "2026-02-01"],
      ["lesson 2", "2026-03-01"],
    ]);
  });
});

describe("the health of a milestone", () => {
  it.each([
    ["2026-06-14", "RED", "Overdue since 14 Jun 2026"],
    ["2026-06-15", "AMBER", "Today"],
    ["2026-06-16", "AMBER", "Tomorrow"],
    ["2026-07-15", "AMBER", "In 30 days"],
    ["2026-07-16", "GREEN", "On its way"],
    [null, "GREY", "No day set"],
  ] as const)("planned on %s", (plannedOn, health, reason) => {
    expect(milestoneHealth(milestone("MPC", plannedOn), TODAY)).toEqual({ health, reason });
  });

  it("is green once done and grey when not needed, whatever the day", () => {
    expect(milestoneHealth(milestone("MPC", "2020-01-01", "2026-01-01"), TODAY).health).toBe("GREEN");
    expect(milestoneHealth({ state: "NOT_NEEDED", plannedOn: "2020-01-01" }, TODAY).health).toBe("GREY");
  });
});

describe("the health of an edition", () => {
  const held = milestone("FPC", "2026-06-01", "2026-06-01");

  it("is red when the final planning conference is behind us and nobody besides the host is confirmed", () => {
    const host = { role: "HOST", state: "CONFIRMED" } as const;
    const invited = { role: "PARTICIPANT", state: "INVITED" } as const;
    const observer = { role: "OBSERVER", state: "CONFIRMED" } as const;
    const facts = edition({ milestones: [held], participants: [host, invited, observer] });
    expect(editionHealth(facts, TODAY)).toEqual([
      { health: "RED", reason: expect.stringMatching(/no participant besides the host is confirmed/) },
    ]);
    const confirmed = edition({
      milestones: [held],
      participants: [host, { role: "PARTICIPANT", state: "CONFIRMED" }],
    });
    expect(editionHealth(confirmed, TODAY)[0].health).toBe("GREEN");
  });

  it("is red for both reasons when that conference is overdue too, the worst first", () => {
    const facts = edition({
      milestones: [milestone("FPC", "2026-06-01"), milestone("DECISION_BRIEF", "2026-07-01")],
    });
    expect(editionHealth(facts, TODAY).map(({ health }) => health)).toEqual(["RED", "RED", "AMBER"]);
  });

  it("asks no more for participants once the edition is over", () => {
    const over = edition({ startsOn: "2026-05-01", endsOn: "2026-05-09", milestones: [held] });
    expect(editionHealth(over, TODAY)[0].health).toBe("GREEN");
  });

  it("is amber while a lesson has no owner, and says how many", () => {
    const facts = edition({
      startsOn: "2026-05-01",
      endsOn: "2026-05-09",
      milestones: [milestone("LESSONS", "2026-08-01")],
      lessonsWithoutOwner: 2,
    });
    expect(editionHealth(facts, TODAY)).toEqual([{ health: "AMBER", reason: "2 lessons have no owner" }]);
    expect(editionHealth({ ...facts, lessonsWithoutOwner: null }, TODAY)[0].health).toBe("GREEN");
  });

  it.each([
    ["without dates", { startsOn: null, endsOn: null }, "No dates yet"],
    ["cancelled", { cancelReason: "No funds", milestones: [milestone("IPC", "2026-01-01")] }, "Cancelled"],
    ["of which only sources tell", {}, "No milestones on record"],
    [
      "of which no milestone has a day",
      { milestones: [milestone("MPC", null)] },
      "No milestone to come has a day",
    ],
  ])("is grey %s", (_, facts, reason) => {
    expect(editionHealth(edition(facts), TODAY)).toEqual([{ health: "GREY", reason }]);
  });

  it("says what comes next while all is well", () => {
    expect(editionHealth(edition({ milestones: [milestone("MPC", "2026-08-01")] }), TODAY)).toEqual([
      { health: "GREEN", reason: "Next: Main planning conference, 1 Aug 2026" },
    ]);
  });

  it("says beside it what has no day and cannot be judged", () => {
    const milestones = [milestone("MPC", "2026-08-01"), milestone("FPC", null)];
    expect(editionHealth(edition({ milestones }), TODAY)).toEqual([
      { health: "GREEN", reason: "Next: Main planning conference, 1 Aug 2026" },
      { health: "GREY", reason: "1 milestone has no day" },
    ]);
  });
});

it.each([
  ["2026-06-16", "2026-06-20", [], false, "PLANNING"],
  ["2026-06-15", "2026-06-15", [], false, "UNDER_WAY"],
  ["2026-06-01", "2026-06-14", [milestone("AAR", "2026-07-14")], false, "REVIEW"],
  ["2026-06-01", "2026-06-14", [milestone("AAR", "2026-07-14")], true, "FINISHED"],
  ["2026-06-01", "2026-06-14", [], false, "FINISHED"],
  [null, null, [], false, "UNDATED"],
] as const)(
  "an edition from %s to %s is in its phase",
  (startsOn, endsOn, milestones, isReviewClosed, phase) => {
    expect(phaseOf({ startsOn, endsOn, milestones, isReviewClosed, cancelReason: null }, TODAY)).toBe(phase);
  },
);

it.each([
  ["PLANNING", ["MARITIME"], 3, "MULTI"],
  ["UNDATED", [], 1, "BILAT"],
  ["UNDER_WAY", ["LAND", "AIR"], 2, "EX-LIVEX"],
  ["REVIEW", ["AIR"], 2, "EX-AIR"],
] as const)("an edition in phase %s, %s, of %i countries logs %s", (phase, domains, countries, type) => {
  expect(typeToLog(phase, null, domains, countries)).toBe(type);
  expect(isEngagementType(type)).toBe(true);
  const isBefore = phase === "PLANNING" || phase === "UNDATED";
  expect(typeToLog(phase, "EX-PASSEX", domains, countries)).toBe(isBefore ? type : "EX-PASSEX");
});

describe("own and partner numbers", () => {
  const figure = (side: SidedFigure["side"], value: number, source = "J7", isAsReported = false) => ({
    kind: "TROOPS" as const,
    side,
    countryCode: null as string | null,
    value,
    source,
    isAsReported,
  });

  it.each([
    [
      "fit the total of their source",
      [figure("OWN", 400), figure("PARTNER", 600), figure("TOTAL", 1000)],
      true,
    ],
    ["exceed it", [figure("OWN", 401), figure("PARTNER", 600), figure("TOTAL", 1000)], false],
    [
      "exceed it and are kept as reported",
      [figure("OWN", 401, "J7", true), figure("PARTNER", 600), figure("TOTAL", 1000)],
      true,
    ],
    [
      "exceed the total of another source that is not theirs",
      [figure("OWN", 900), figure("TOTAL", 1000), figure("TOTAL", 500, "Press")],
      true,
    ],
    [
      "exceed every total on record, their source giving none",
      [figure("OWN", 1100), figure("TOTAL", 1000, "Press")],
      false,
    ],
    [
      "of countries fit the total of their source beside its own and partner",
      [
        figure("OWN", 400),
        figure("PARTNER", 600),
        { ...figure("TOTAL", 300), countryCode: "JPN" },
        { ...figure("TOTAL", 700), countryCode: "KOR" },
        figure("TOTAL", 1000),
      ],
      true,
    ],
    [
      "of countries exceed it",
      [
        { ...figure("TOTAL", 301), countryCode: "JPN" },
        { ...figure("TOTAL", 700), countryCode: "KOR" },
        figure("TOTAL", 1000),
      ],
      false,
    ],
    ["stand without any total", [figure("OWN", 400), figure("PARTNER", 600)], true],
  ] as const)("%s", (_, figures, fits) => {
    const fault = faultOfFigures(figures);
    if (fits) expect(fault).toBeNull();
    else expect(fault).toMatch(/more than the total of 1,000/);
  });
});

describe("closing the review", () => {
  const lesson = (
    kind: "LESSON" | "OBSERVATION",
    ownerUserId: string | null,
    ownerPostId: string | null = null,
  ) => ({
    kind,
    ownerUserId,
    ownerPostId,
  });
  const report = milestone("AAR", "2026-06-14", "2026-06-14");
  const over = { endsOn: "2026-06-14", cancelReason: null, isReviewClosed: false, milestones: [report] };

  it.each([
    ["with an owner, a person or a post", [lesson("LESSON", "a"), lesson("LESSON", null, "b")], null],
    ["with observations, which need none", [lesson("OBSERVATION", null)], null],
    [
      "with a lesson that nobody owns",
      [lesson("LESSON", "a"), lesson("LESSON", null)],
      /1 lesson has no owner/,
    ],
  ] as const)("%s", (_, lessons, fault) => {
    const said = faultOfClosing({ ...over, lessons }, TODAY);
    if (fault === null) expect(said).toBeNull();
    else expect(said).toMatch(fault);
  });

  it.each([
    ["held", [report], null],
    ["not needed", [{ ...report, state: "NOT_NEEDED" as const }], null],
    ["still to come", [milestone("AAR", "2026-07-14")], /after-action report was held/],
    [
      "not among the milestones",
      [milestone("HOTWASH", "2026-06-14", "2026-06-14")],
      /after-action report was held/,
    ],
  ] as const)("with the report %s", (_, milestones, fault) => {
    const said = faultOfClosing({ ...over, milestones, lessons: [] }, TODAY);
    if (fault === null) expect(said).toBeNull();
    else expect(said).toMatch(fault);
  });

  it("waits for ENDEX", () => {
    expect(faultOfClosing({ ...over, endsOn: TODAY, lessons: [] }, TODAY)).toMatch(/after ENDEX/);
  });

  it("waits for neither ENDEX nor a report of what was cancelled, and still for owners", () => {
    const cancelled = { ...over, cancelReason: "No funds.", milestones: [milestone("AAR", "2026-07-14")] };
    for (const endsOn of [null, TODAY, "2027-01-01"]) {
      expect(faultOfClosing({ ...cancelled, endsOn, lessons: [] }, TODAY)).toBeNull();
      expect(faultOfClosing({ ...cancelled, endsOn, lessons: [lesson("LESSON", null)] }, TODAY)).toMatch(
        /no owner/,
      );
    }
    expect(faultOfClosing({ ...cancelled, isReviewClosed: true, lessons: [] }, TODAY)).toMatch(/already/);
  });

  it("once closed keeps an edition cancelled, or held", () => {
    const closed = { cancelReason: null, isReviewClosed: true };
    expect(faultOfCancelling(closed, null)).toBeNull();
    expect(faultOfCancelling(closed, "No funds.")).toMatch(/before the edition is cancelled/);
    const cancelled = { cancelReason: "No funds.", isReviewClosed: true };
    expect(faultOfCancelling(cancelled, "No funds this year.")).toBeNull();
    expect(faultOfCancelling(cancelled, null)).toMatch(/before the edition goes ahead again/);
    for (const reason of [null, "No funds."])
      expect(faultOfCancelling({ cancelReason: reason, isReviewClosed: false }, null)).toBeNull();
  });
});

it("makes references that it reads", () => {
  expect(editionReference("unitas", 2025, 1)).toBe("EX-UNITAS-25");
  expect(editionReference("super-garuda-shield", 2007, 2)).toBe("EX-SUPER-GARUDA-SHIELD-07-2");
  expect(isEditionReference("EX-UNITAS-25")).toBe(true);
  expect(isEditionReference("EX-UNITAS-25-2")).toBe(true);
  expect(isEditionReference("EX-unitas-25'--")).toBe(false);
});
