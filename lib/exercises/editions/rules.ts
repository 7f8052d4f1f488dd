import { counted } from "@/lib/counts";
import {
  addDays,
  addMonths,
  type CalendarDate,
  type DatePrecision,
  daysBetween,
  formatDate,
  latestDayOf,
} from "@/lib/dates";
import { exceedsTotal } from "@/lib/engagements/strengths";
import type {
  Domain,
  ExerciseRole,
  FigureKind,
  FigureSide,
  InvitationState,
  LessonKind,
  LessonState,
  MilestoneAnchor,
  MilestoneKind,
  MilestoneState,
} from "@/lib/generated/prisma/enums";
import { FIGURE_KIND_LABELS, MILESTONE_LABELS, milestoneName } from "../labels";

/** The order in which milestones are held. */
export const MILESTONE_ORDER: readonly MilestoneKind[] = [
  "DESIGN",
  "CDC",
  "IPC",
  "MPC",
  "SCENARIO",
  "LOGISTICS",
  "PERSONNEL",
  "SITE_SURVEY",
  "FPC",
  "DECISION_BRIEF",
  "STARTEX",
  "ENDEX",
  "HOTWASH",
  "AAR",
  "SUMMARY",
  "LESSONS",
];

/** What is held once in an edition: its own days, and what sums up all of it. */
const HELD_ONCE: ReadonlySet<MilestoneKind> = new Set([
  "DECISION_BRIEF",
  "STARTEX",
  "ENDEX",
  "AAR",
  "SUMMARY",
  "LESSONS",
]);

/** Whether an edition may hold several of a kind, such as two main planning conferences. */
export function mayRepeat(kind: MilestoneKind): boolean {
  return !HELD_ONCE.has(kind);
}

/** What a milestone is, within its edition. */
export type MilestoneKey = { kind: MilestoneKind; number: number };

export function isSameMilestone(one: MilestoneKey, other: MilestoneKey): boolean {
  return one.kind === other.kind && one.number === other.number;
}

/** The same as one word, for addresses and keys: MPC, and MPC-2 for the second. */
export function milestoneKey({ kind, number }: MilestoneKey): string {
  return number === 1 ? kind : `${kind}-${number}`;
}

/** For sorting: in the order in which milestones are held. */
export function byMilestone(one: MilestoneKey, other: MilestoneKey): number {
  return MILESTONE_ORDER.indexOf(one.kind) - MILESTONE_ORDER.indexOf(other.kind) || one.number - other.number;
}

/** Days before a milestone from which it asks for attention. */
export const AMBER_DAYS = 30;

export type Offset = { kind: MilestoneKind; anchor: MilestoneAnchor; months: number; days: number };

export type Period = { startsOn: CalendarDate; endsOn: CalendarDate };

/** The days of an edition as far as they are known. */
export type Days = { startsOn: CalendarDate | null; endsOn: CalendarDate | null };

/** The days of an edition that has both. */
export function periodOf({ startsOn, endsOn }: Days): Period | null {
  return startsOn !== null && endsOn !== null ? { startsOn, endsOn } : null;
}

/** The day a milestone falls on by the template; months first, then days. */
export function dayByTemplate({ anchor, months, days }: Offset, { startsOn, endsOn }: Period): CalendarDate {
  return addDays(addMonths(anchor === "STARTEX" ? startsOn : endsOn, months), days);
}

export type PlannedMilestone = MilestoneKey & {
  state: MilestoneState;
  plannedOn: CalendarDate | null;
  heldOn: CalendarDate | null;
};

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

/** STARTEX and ENDEX are planned by the edition's own days. */
export function isOwnDay(kind: MilestoneKind): kind is "STARTEX" | "ENDEX" {
  return kind === "STARTEX" || kind === "ENDEX";
}

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

export type Health = "RED" | "AMBER" | "GREEN" | "GREY";

export type Finding = { health: Health; reason: string };

/** How one milestone stands on a day, with the reason in words. */
export function milestoneHealth(
  { state, plannedOn }: Pick<PlannedMilestone, "state" | "plannedOn">,
  today: CalendarDate,
): Finding {
  if (state === "DONE") return { health: "GREEN", reason: "Done" };
  if (state === "NOT_NEEDED") return { health: "GREY", reason: "Not needed" };
  if (plannedOn === null) return { health: "GREY", reason: "No day set" };
  const days = daysBetween(today, plannedOn);
  if (days < 0) return { health: "RED", reason: `Overdue since ${formatDate(plannedOn)}` };
  if (days === 0) return { health: "AMBER", reason: "Today" };
  if (days <= AMBER_DAYS) return { health: "AMBER", reason: days === 1 ? "Tomorrow" : `In ${days} days` };
  return { health: "GREEN", reason: "On its way" };
}

export type Participation = { role: ExerciseRole; state: InvitationState };

/** Somebody besides the host and the observers has said yes. */
function hasConfirmedParticipant(participants: readonly Participation[]): boolean {
  return participants.some(
    ({ role, state }) => state === "CONFIRMED" && (role === "PARTICIPANT" || role === "CO_HOST"),
  );
}

export type EditionFacts = {
  startsOn: CalendarDate | null;
  endsOn: CalendarDate | null;
  cancelReason: string | null;
  isReviewClosed: boolean;
  milestones: readonly PlannedMilestone[];
  participants: readonly Participation[];
  /** Lessons without an owner; null when the viewer may not read lessons. */
  lessonsWithoutOwner: number | null;
};

export type Phase = "UNDATED" | "PLANNING" | "UNDER_WAY" | "REVIEW" | "FINISHED" | "CANCELLED";

/** Where an edition is in its life. An edition that nobody planned here is finished with its last day. */
export function phaseOf(
  edition: Pick<EditionFacts, "startsOn" | "endsOn" | "cancelReason" | "isReviewClosed" | "milestones">,
  today: CalendarDate,
): Phase {
  const { startsOn, endsOn } = edition;
  if (edition.cancelReason !== null) return "CANCELLED";
  if (edition.isReviewClosed) return "FINISHED";
  if (startsOn === null || endsOn === null) return "UNDATED";
  if (today < startsOn) return "PLANNING";
  if (today <= endsOn) return "UNDER_WAY";
  return edition.milestones.some(({ state }) => state === "PLANNED") ? "REVIEW" : "FINISHED";
}

/**
 * The type of engagement that is most likely logged of an edition in this phase: a planning conference until STARTEX, of two nations or
 * of several, and then the exercise itself: of its own type where somebody said it.
 */
export function typeToLog(
  phase: Phase,
  typeCode: string | null,
  domains: readonly Domain[],
  countries: number,
): string {
  if (phase === "PLANNING" || phase === "UNDATED" || phase === "CANCELLED")
    return countries > 1 ? "MULTI" : "BILAT";
  if (typeCode !== null) return typeCode;
  return domains.length === 1 && domains[0] === "AIR" ? "EX-AIR" : "EX-LIVEX";
}

/**
 * Red, amber or green, worst first, with every reason in words. Red: a milestone is overdue, or the final planning conference
 * is held or past and nobody besides the host is confirmed. Amber: a milestone falls due within 30 days, or a lesson has no
 * owner. Green: neither. Grey: nothing to judge by, since it has no dates, is cancelled, was not planned here or has no milestone
 * to come with a day: unknown is not green.
 */
export function editionHealth(edition: EditionFacts, today: CalendarDate): [Finding, ...Finding[]] {
  const phase = phaseOf(edition, today);
  if (phase === "CANCELLED") return [{ health: "GREY", reason: "Cancelled" }];
  if (phase === "UNDATED") return [{ health: "GREY", reason: "No dates yet" }];
  const findings = [...findingsOf(edition, phase, today)].sort(
    (one, other) => SEVERITY.indexOf(one.health) - SEVERITY.indexOf(other.health),
  );
  const [first, ...rest] = findings;
  if (first) return [first, ...rest];
  if (edition.milestones.length === 0) return [{ health: "GREY", reason: "No milestones on record" }];
  if (phase === "FINISHED")
    return [
      {
        health: "GREEN",
        reason: edition.isReviewClosed ? "Review closed" : "All milestones on record are done",
      },
    ];
  const next = nextMilestone(edition.milestones);
  const dayless = edition.milestones.filter(
    ({ state, plannedOn }) => state === "PLANNED" && plannedOn === null,
  ).length;
  if (!next?.plannedOn)
    return [
      dayless > 0
        ? { health: "GREY", reason: "No milestone to come has a day" }
        : { health: "GREEN", reason: "Nothing is due" },
    ];
  return [
    { health: "GREEN", reason: `Next: ${milestoneName(next)}, ${formatDate(next.plannedOn)}` },
    ...(dayless > 0
      ? [
          {
            health: "GREY" as const,
            reason: counted(dayless, "milestone has no day", "milestones have no day"),
          },
        ]
      : []),
  ];
}

/** From the worst to the best. */
export const SEVERITY: readonly Health[] = ["RED", "AMBER", "GREEN", "GREY"];

function* findingsOf(edition: EditionFacts, phase: Phase, today: CalendarDate): Generator<Finding> {
  for (const milestone of edition.milestones) {
    const { health, reason } = milestoneHealth(milestone, today);
    if (milestone.state !== "PLANNED" || (health !== "RED" && health !== "AMBER")) continue;
    yield { health, reason: `${milestoneName(milestone)}: ${lowerFirst(reason)}` };
  }
  const isFinalBehind = edition.milestones.some(
    ({ kind, state, plannedOn }) =>
      kind === "FPC" &&
      (state === "DONE" || (state === "PLANNED" && plannedOn !== null && plannedOn < today)),
  );
  if (
    isFinalBehind &&
    (phase === "PLANNING" || phase === "UNDER_WAY") &&
    !hasConfirmedParticipant(edition.participants)
  )
    yield {
      health: "RED",
      reason: "The final planning conference is behind us and no participant besides the host is confirmed",
    };
  const { lessonsWithoutOwner: without } = edition;
  if (without)
    yield {
      health: "AMBER",
      reason: counted(without, "lesson has no owner", "lessons have no owner"),
    };
}

/** The first milestone that is still to come, by its planned day. */
export function nextMilestone<One extends PlannedMilestone>(milestones: readonly One[]): One | null {
  const open = milestones.filter(({ state, plannedOn }) => state === "PLANNED" && plannedOn !== null);
  return open.sort((a, b) => ((a.plannedOn ?? "") < (b.plannedOn ?? "") ? -1 : 1))[0] ?? null;
}

export type SidedFigure = {
  kind: FigureKind;
  side: FigureSide;
  countryCode: string | null;
  value: number;
  source: string;
  isAsReported: boolean;
};

/** Why nothing more is counted of an edition, in words, or null. */
export function faultOfCounting({ cancelReason }: { cancelReason: string | null }): string | null {
  return cancelReason === null
    ? null
    : "The edition was cancelled, so that nobody was there to count. Of one that was broken off give its last day instead of cancelling it.";
}

/** Whether it counts everybody: no side and no country. */
export function isOfTheWhole({ side, countryCode }: Pick<SidedFigure, "side" | "countryCode">): boolean {
  return side === "TOTAL" && countryCode === null;
}

/** What sides or countries make together, each by its highest figure. */
export function sumOfParts(parts: readonly Pick<SidedFigure, "side" | "countryCode" | "value">[]): number {
  const each = Map.groupBy(parts, ({ side, countryCode }) => countryCode ?? side);
  return [...each.values()].reduce((sum, of) => sum + Math.max(...of.map(({ value }) => value)), 0);
}

/**
 * Own and partner numbers of one source never exceed its total (or, where it gives none, the highest total on record), nor do those
 * of its countries, unless they are kept as reported. Gives what is wrong in words, or null.
 */
export function faultOfFigures(figures: readonly SidedFigure[]): string | null {
  const highest = (list: readonly SidedFigure[]) =>
    Math.max(...list.filter(isOfTheWhole).map(({ value }) => value));
  for (const [kind, ofKind] of Map.groupBy(figures, (figure) => figure.kind)) {
    for (const [source, given] of Map.groupBy(ofKind, (figure) => figure.source.toLowerCase())) {
      const isAsReported = given.some((figure) => figure.isAsReported);
      const ownTotal = highest(given);
      // Of no figures the highest is minus infinity.
      const total = Number.isFinite(ownTotal) ? ownTotal : highest(ofKind);
      if (!Number.isFinite(total)) continue;
      for (const [whose, parts] of [
        ["own and partner", given.filter(({ side }) => side !== "TOTAL")],
        ["the countries", given.filter(({ countryCode }) => countryCode !== null)],
      ] as const) {
        const sum = sumOfParts(parts);
        if (exceedsTotal([sum], total, isAsReported))
          return `${FIGURE_KIND_LABELS[kind]} of "${given[0]?.source ?? source}": ${whose} make ${sum.toLocaleString("en")}, more than the total of ${total.toLocaleString("en")}. Correct it, or tick "as reported" when the source says so.`;
      }
    }
  }
  return null;
}

export type OwnedLesson = {
  kind: LessonKind;
  ownerUserId: string | null;
  ownerPostId: string | null;
};

/** An observation is noted; a lesson needs somebody who changes something. */
export function needsOwner({ kind, ownerUserId, ownerPostId }: OwnedLesson): boolean {
  return kind === "LESSON" && ownerUserId === null && ownerPostId === null;
}

/** A milestone or lesson that is still somebody's to bring about, by its day. */
export type Duty = {
  key: string;
  ownerUserId: string | null;
  ownerPostId: string | null;
  day: CalendarDate | null;
};

/** What of an edition is open and can have an owner. */
export function dutiesOf({
  milestones,
  lessons,
}: {
  milestones: readonly (Omit<Duty, "key" | "day"> & Omit<PlannedMilestone, "heldOn">)[];
  lessons:
    | readonly (Omit<Duty, "key" | "day"> & {
        number: number;
        state: LessonState;
        dueOn: CalendarDate | null;
      })[]
    | null;
}): Duty[] {
  return [
    ...milestones
      .filter(({ state }) => state === "PLANNED")
      .map(({ kind, number, ownerUserId, ownerPostId, plannedOn }) => ({
        key: milestoneKey({ kind, number }),
        ownerUserId,
        ownerPostId,
        day: plannedOn,
      })),
    ...(lessons ?? [])
      .filter(({ state }) => state === "OPEN" || state === "IN_WORK")
      .map(({ number, ownerUserId, ownerPostId, dueOn }) => ({
        key: `lesson ${number}`,
        ownerUserId,
        ownerPostId,
        day: dueOn,
      })),
  ];
}

/** What of it has an owner who did not own it before, and what of the rest has another day. */
export function changedDuties(
  before: readonly Duty[],
  after: readonly Duty[],
): { given: Duty[]; moved: Duty[] } {
  const was = new Map(before.map((duty) => [duty.key, duty]));
  const isNew = ({ key, ownerUserId, ownerPostId }: Duty) =>
    ownerUserId !== (was.get(key)?.ownerUserId ?? null) ||
    ownerPostId !== (was.get(key)?.ownerPostId ?? null);
  const owned = after.filter(({ ownerUserId, ownerPostId }) => ownerUserId !== null || ownerPostId !== null);
  return {
    given: owned.filter(isNew),
    moved: owned.filter((duty) => !isNew(duty) && was.get(duty.key)?.day !== duty.day),
  };
}

/** Whether the report of an edition was held, or is said not to be needed; a report to come and none at all are neither. */
function isReportSettled(milestones: readonly Pick<PlannedMilestone, "kind" | "state">[]): boolean {
  return milestones.some(({ kind, state }) => kind === "AAR" && state !== "PLANNED");
}

/** Whether a review brought a lesson: an observation alone asks nobody to change anything. */
export function hasLesson(lessons: readonly Pick<OwnedLesson, "kind">[]): boolean {
  return lessons.some(({ kind }) => kind === "LESSON");
}

/** Whether the last day of an edition is behind a day: only then its review closes. */
function isOver(endsOn: CalendarDate | null, day: CalendarDate): boolean {
  return endsOn !== null && endsOn < day;
}

/**
 * Why an edition cannot have this last day once its review is closed, in words, or null: a review that closed before the end was none.
 * @param closedOn the day on which it closed, in UTC
 */
export function faultOfClosedEnd(endsOn: CalendarDate | null, closedOn: CalendarDate): string | null {
  return isOver(endsOn, closedOn)
    ? null
    : `The review was closed on ${formatDate(closedOn)}, after ENDEX. Reopen it before the last day becomes a later one.`;
}

/**
 * Why an edition cannot be cancelled, or go ahead again, in words, or null: what a review waits for depends on whether the edition is
 * held, so that one which is closed is opened first.
 * @param cancelReason why it is cancelled from now on; null where it goes ahead
 */
export function faultOfCancelling(
  edition: { cancelReason: string | null; isReviewClosed: boolean },
  cancelReason: string | null,
): string | null {
  const isCancelled = cancelReason !== null;
  if (!edition.isReviewClosed || isCancelled === (edition.cancelReason !== null)) return null;
  return isCancelled
    ? "Its review is closed. Reopen it before the edition is cancelled."
    : "Its review was closed while it was cancelled. Reopen it before the edition goes ahead again.";
}

/**
 * Why the review cannot be closed, in words, or null: the edition is over, its report was held or is not needed, and each lesson has
 * an owner. One that was cancelled has no last day and no report to wait for: what its planning taught is kept, with owners, as soon
 * as somebody closes it. Where a review brought no lesson, somebody says why; the form that closes it asks for that.
 */
export function faultOfClosing(
  edition: {
    endsOn: CalendarDate | null;
    cancelReason: string | null;
    isReviewClosed: boolean;
    milestones: readonly Pick<PlannedMilestone, "kind" | "state">[];
    lessons: readonly OwnedLesson[];
  },
  today: CalendarDate,
): string | null {
  if (edition.isReviewClosed) return "The review is closed already.";
  const isHeld = edition.cancelReason === null;
  if (isHeld && !isOver(edition.endsOn, today))
    return "A review closes after ENDEX, when the edition is over.";
  if (isHeld && !isReportSettled(edition.milestones))
    return "The review closes when the after-action report was held: say so among the milestones, or that it is not needed.";
  const without = edition.lessons.filter(needsOwner).length;
  if (without === 0) return null;
  return `${counted(without, "lesson has", "lessons have")} no owner. The review closes when each has one.`;
}

/** EX-UNITAS-25, and EX-UNITAS-25-2 for the second of the year. `slug` is that of the series. */
export function editionReference(slug: string, year: number, number: number): string {
  const base = `EX-${slug.toUpperCase()}-${String(year % 100).padStart(2, "0")}`;
  return number === 1 ? base : `${base}-${number}`;
}

/** Whether the text has the shape of an edition's reference; anything else in an address names none. */
export function isEditionReference(text: string): boolean {
  return /^EX-[A-Z0-9-]{1,80}-\d{2}(-\d{1,4})?$/.test(text);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
