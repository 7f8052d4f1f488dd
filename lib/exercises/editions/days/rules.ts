import {
  addDays,
  addMonths,
  type CalendarDate,
  type DatePrecision,
  daysBetween,
  formatDate,
  latestDayOf,
} from "@/lib/dates";
import type { MilestoneAnchor, MilestoneKind } from "@/lib/generated/prisma/enums";
import { lowerFirst, MILESTONE_LABELS, milestoneName } from "../../labels";
import { MILESTONE_ORDER, type MilestoneKey, type PlannedMilestone } from "../milestones/rules";
import type { Days, Period } from "../rules";

export type Offset = { kind: MilestoneKind; anchor: MilestoneAnchor; months: number; days: number };

/** The day a milestone falls on by the template; months first, then days. */
export function dayByTemplate({ anchor, months, days }: Offset, { startsOn, endsOn }: Period): CalendarDate {
  return addDays(addMonths(anchor === "STARTEX" ? startsOn : endsOn, months), days);
}

/**
 * The new planned days when an edition moves: what comes after ENDEX moves with the last day, everything else with the first.
 * What is done or not needed stays. Gives only what changes.
 */
export function movedDays(
  milestones: readonly Omit<PlannedMilestone, "heldOn">[],
  from: Period,
  to: Period,
): (MilestoneKey & { plannedOn: CalendarDate })[] {
  return milestones.flatMap(({ kind, number, state, plannedOn }) => {
    if (state !== "PLANNED" || plannedOn === null) return [];
    const isAtEnd = FROM_ENDEX.has(kind);
    const days = isAtEnd ? daysBetween(from.endsOn, to.endsOn) : daysBetween(from.startsOn, to.startsOn);
    return days === 0 ? [] : [{ kind, number, plannedOn: addDays(plannedOn, days) }];
  });
}

const BEFORE_STARTEX: ReadonlySet<MilestoneKind> = new Set(
  MILESTONE_ORDER.slice(0, MILESTONE_ORDER.indexOf("STARTEX")),
);

/** What hangs on the last day, that day itself among it. */
const FROM_ENDEX: ReadonlySet<MilestoneKind> = new Set(
  MILESTONE_ORDER.slice(MILESTONE_ORDER.indexOf("ENDEX")),
);

/** What needs a day of its own after the last one. */
const AFTER_ENDEX: ReadonlySet<MilestoneKind> = new Set(["AAR", "SUMMARY", "LESSONS"]);

/** That day, or null while it is not known. */
export function ownDay(kind: "STARTEX" | "ENDEX", { startsOn, endsOn }: Days): CalendarDate | null {
  return kind === "STARTEX" ? startsOn : endsOn;
}

/** What is wrong with the day of a milestone, in words, or null: planning ends before STARTEX and the review follows ENDEX. */
export function faultOfMilestoneDay(
  kind: MilestoneKind,
  day: CalendarDate | null,
  { startsOn, endsOn }: Days,
): string | null {
  if (day === null) return null;
  const name = MILESTONE_LABELS[kind].name;
  if (BEFORE_STARTEX.has(kind) && startsOn !== null && day >= startsOn)
    return `${name} comes before STARTEX, ${formatDate(startsOn)}.`;
  if (kind === "HOTWASH" && endsOn !== null && day < endsOn)
    return `${name} does not come before ENDEX, ${formatDate(endsOn)}.`;
  if (AFTER_ENDEX.has(kind) && endsOn !== null && day <= endsOn)
    return `${name} comes after ENDEX, ${formatDate(endsOn)}.`;
  return null;
}

/** What may come at any time before the final planning conference. */
const BESIDE_CONFERENCES: readonly MilestoneKind[] = ["SCENARIO", "LOGISTICS", "PERSONNEL", "SITE_SURVEY"];

/** What is held before what (life cycle of joint exercises, domain handbook 1.5). */
const EARLIER: Readonly<Partial<Record<MilestoneKind, readonly MilestoneKind[]>>> = {
  CDC: ["DESIGN"],
  IPC: ["DESIGN", "CDC"],
  MPC: ["DESIGN", "CDC", "IPC"],
  FPC: ["DESIGN", "CDC", "IPC", "MPC", ...BESIDE_CONFERENCES],
  DECISION_BRIEF: ["DESIGN", "CDC", "IPC", "MPC", ...BESIDE_CONFERENCES, "FPC"],
  AAR: ["HOTWASH"],
  SUMMARY: ["HOTWASH", "AAR"],
  LESSONS: ["HOTWASH", "AAR", "SUMMARY"],
};

/** May be on the last day of what it follows: a final conference often ends with the decision brief. */
const MAY_SHARE_DAY: ReadonlySet<MilestoneKind> = new Set(["DECISION_BRIEF", "AAR", "SUMMARY", "LESSONS"]);

/** Whether one is held before the other: by its kind, or as the first of two of a kind. */
function isEarlier(one: MilestoneKey, other: MilestoneKey): boolean {
  return one.kind === other.kind
    ? one.number < other.number
    : EARLIER[other.kind]?.includes(one.kind) === true;
}

export type OrderedMilestone = PlannedMilestone & { heldUntil: CalendarDate | null };

/**
 * What is wrong with the planned day of a milestone among the others of its edition, in words, or null: the conferences are held in their
 * order. What was held is a fact and in no wrong order; a day to come is planned around it.
 */
export function faultOfOrder(
  milestone: Omit<PlannedMilestone, "heldOn">,
  milestones: readonly OrderedMilestone[],
): string | null {
  const { kind, state, plannedOn } = milestone;
  if (state !== "PLANNED" || plannedOn === null) return null;
  const name = milestoneName(milestone);
  for (const other of milestones) {
    const isHeld = other.state === "DONE";
    if (isEarlier(other, milestone)) {
      const day = isHeld ? (other.heldUntil ?? other.heldOn) : plannedDay(other);
      if (day !== null && (plannedOn < day || (plannedOn === day && !MAY_SHARE_DAY.has(kind))))
        return `${name} comes after ${lowerFirst(milestoneName(other))}, ${formatDate(day)}.`;
    }
    if (isEarlier(milestone, other)) {
      const day = isHeld ? other.heldOn : plannedDay(other);
      if (day !== null && (plannedOn > day || (plannedOn === day && !MAY_SHARE_DAY.has(other.kind))))
        return `${name} comes before ${lowerFirst(milestoneName(other))}, ${formatDate(day)}.`;
    }
  }
  return null;
}

function plannedDay({ state, plannedOn }: PlannedMilestone): CalendarDate | null {
  return state === "PLANNED" ? plannedOn : null;
}

/** Everything wrong with the planned days of an edition, in words and in the order in which milestones are held. */
export function faultsOfPlan(milestones: readonly OrderedMilestone[], days: Days): string[] {
  return milestones.flatMap((milestone) =>
    milestone.state === "PLANNED"
      ? (faultOfMilestoneDay(milestone.kind, milestone.plannedOn, days) ??
        // Of two in the wrong order only the later one says so.
        faultOfOrder(
          milestone,
          milestones.filter((other) => other.state === "DONE" || isEarlier(other, milestone)),
        ) ??
        [])
      : [],
  );
}

/** A fault of the form of an edition, under the day it is about. */
export type DayFault = { field: "startsOn" | "endsOn"; message: string };

/**
 * What was held on a day that the days of its edition leave no room for: planning until STARTEX, the review up to ENDEX. Of what is
 * known to the month alone only what no day of it allows.
 */
export function faultsOfHeld(
  milestones: readonly (OrderedMilestone & { precision: DatePrecision })[],
  days: Days,
): DayFault[] {
  return milestones.flatMap(({ kind, state, heldOn, heldUntil, precision }) => {
    if (state !== "DONE" || heldOn === null) return [];
    const isBefore = BEFORE_STARTEX.has(kind);
    const day = isBefore ? (heldUntil ?? heldOn) : latestDayOf(heldOn, precision);
    const fault = faultOfMilestoneDay(kind, day, days);
    if (!fault) return [];
    const held = `${day === heldUntil ? "until" : "on"} ${formatDate(day, precision)}`;
    const message = `${fault} It was held ${held}: if that is wrong, correct it there first.`;
    return [{ field: isBefore ? ("startsOn" as const) : ("endsOn" as const), message }];
  });
}
