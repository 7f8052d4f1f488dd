import type { CalendarDate } from "@/lib/dates";
import type { CommitmentState } from "@/lib/generated/prisma/enums";

export const OPEN_STATES = ["OPEN", "IN_WORK"] as const satisfies readonly CommitmentState[];
export const CLOSED_STATES = ["DONE", "OVERTAKEN"] as const satisfies readonly CommitmentState[];

/** Whether the promise is still to be kept. */
export function isOpen(state: CommitmentState): boolean {
  return OPEN_STATES.some((open) => open === state);
}

/**
 * Whether it is open and its day has passed. Overdue is never stored: it follows from the day.
 * @param today the day it is in UTC
 */
export function isOverdue(
  { state, dueOn }: { state: CommitmentState; dueOn: CalendarDate | null },
  today: CalendarDate,
): boolean {
  return isOpen(state) && dueOn !== null && dueOn < today;
}

/** Where each state may go: a closed promise is reopened before it is closed otherwise. */
export function canBecome(from: CommitmentState, to: CommitmentState): boolean {
  return from === to ? isOpen(from) : isOpen(from) || isOpen(to);
}
