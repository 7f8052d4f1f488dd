import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween } from "@/lib/dates";
import type { MilestoneKind } from "@/lib/generated/prisma/enums";
import { milestone } from "@/testing/milestones";
import { MILESTONE_ORDER } from "../milestones/rules";
import {
  dayByTemplate,
  faultOfMilestoneDay,
  faultOfOrder,
  faultsOfHeld,
  faultsOfPlan,
  movedDays,
} from "./rules";

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
});
