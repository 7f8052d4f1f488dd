import type { CalendarDate } from "@/lib/dates";
import type { MilestoneKind, MilestoneState } from "@/lib/generated/prisma/enums";

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

export type PlannedMilestone = MilestoneKey & {
  state: MilestoneState;
  plannedOn: CalendarDate | null;
  heldOn: CalendarDate | null;
};

/** STARTEX and ENDEX are planned by the edition's own days. */
export function isOwnDay(kind: MilestoneKind): kind is "STARTEX" | "ENDEX" {
  return kind === "STARTEX" || kind === "ENDEX";
}

/** The first milestone that is still to come, by its planned day. */
export function nextMilestone<One extends PlannedMilestone>(milestones: readonly One[]): One | null {
  const open = milestones.filter(({ state, plannedOn }) => state === "PLANNED" && plannedOn !== null);
  return open.sort((a, b) => ((a.plannedOn ?? "") < (b.plannedOn ?? "") ? -1 : 1))[0] ?? null;
}
