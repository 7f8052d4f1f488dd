import { counted } from "@/lib/counts";
import { type CalendarDate, formatDate } from "@/lib/dates";
import type { LessonKind, LessonState } from "@/lib/generated/prisma/enums";
import type { PlannedMilestone } from "../milestones/rules";

/** The states of a lesson that is still somebody's to bring about. */
export const OPEN_STATES = ["OPEN", "IN_WORK"] as const satisfies readonly LessonState[];

/** Whether a lesson in this state is still to be brought about: open, or in work. */
export function isOpen(state: LessonState): boolean {
  return OPEN_STATES.some((one) => one === state);
}

/** Whether its day is behind `today` and it is still to be brought about. */
export function isOverdue(
  { state, dueOn }: { state: LessonState; dueOn: CalendarDate | null },
  today: CalendarDate,
): boolean {
  return isOpen(state) && dueOn !== null && dueOn < today;
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
 * @param closedOn the day on which it closed, at the place of the edition
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
