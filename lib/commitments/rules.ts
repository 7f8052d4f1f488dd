import type { CalendarDate } from "@/lib/dates";
import { isOpen, isOwned, type Owner } from "@/lib/engagements/promises/rules";
import type { CommitmentState, EngagementStatus, Publication } from "@/lib/generated/prisma/enums";

/**
 * Whether it is open and its day has passed. Overdue is never stored: it follows from the day.
 * @param today the day it is where the viewer is; in UTC for what viewers of several zones share
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

/**
 * The day that stays missed when a promise is put off. A new day agreed in good time takes the place of the old one; one
 * agreed after the old day had passed does not undo that it had, or every broken promise could be talked into a kept one.
 */
export function missedBy(
  { dueOn, missedOn }: { dueOn: CalendarDate | null; missedOn: CalendarDate | null },
  agreedOn: CalendarDate,
): CalendarDate | null {
  return missedOn ?? (dueOn !== null && dueOn < agreedOn ? dueOn : null);
}

/** What has become of a promise, for the say-do ratio. */
export const FATES = ["kept", "late", "broken", "overdue", "overtaken", "ahead"] as const;
export type Fate = (typeof FATES)[number];
export type SayDoCounts = Readonly<Record<Fate, number>>;

export const NO_PROMISES: SayDoCounts = { kept: 0, late: 0, broken: 0, overdue: 0, overtaken: 0, ahead: 0 };

/**
 * Kept in time or late (by the day it was due, or the day it had missed before it was put off), broken by who owed it,
 * overtaken by events, open past its day, or still ahead. What had no day was kept when it was done. The query that counts
 * them says the same in SQL; a test holds the two equal.
 * @param today the day it is in UTC
 */
export function fateOf(
  promise: {
    state: CommitmentState;
    dueOn: CalendarDate | null;
    missedOn: CalendarDate | null;
    closedOn: CalendarDate | null;
  },
  today: CalendarDate,
): Fate {
  const { state, dueOn, missedOn, closedOn } = promise;
  if (state === "BROKEN") return "broken";
  if (state === "OVERTAKEN") return "overtaken";
  if (isOpen(state)) return isOverdue({ state, dueOn }, today) ? "overdue" : "ahead";
  const day = missedOn ?? dueOn;
  return day !== null && closedOn !== null && closedOn > day ? "late" : "kept";
}

/**
 * The say-do ratio: what was kept in time, of everything that was to be kept by now (kept in time, kept late, broken, still
 * overdue). What is kept late counts against it, because the other side had planned by the day; what events overtook is
 * left out, because nobody could keep it; what lies ahead has not been tried yet. Null when no promise fell due: that is
 * not known, and neither nought nor a hundred per cent.
 */
export function sayDoRatio(counts: SayDoCounts): number | null {
  const due = fellDue(counts);
  return due === 0 ? null : counts.kept / due;
}

/** How many promises the ratio is of. */
export function fellDue({ kept, late, broken, overdue }: SayDoCounts): number {
  return kept + late + broken + overdue;
}

/** What an open promise of a finished, published engagement may not be without. */
export type Gap = "owner" | "dueOn";

type Owned = Owner & { dueOn: CalendarDate | null };

/**
 * What the change would leave missing. An engagement closes only when each of its promises has an owner and a day, so
 * neither is taken off afterwards and none is reopened without; what an old or imported record lacked may stay as it is.
 */
export function newGaps(
  engagement: { status: EngagementStatus; publication: Publication },
  before: Owned & { state: CommitmentState },
  after: Owned & { state: CommitmentState },
): Gap[] {
  if (engagement.status !== "COMPLETE" || engagement.publication !== "PUBLISHED" || !isOpen(after.state))
    return [];
  const known = isOpen(before.state) ? gapsOf(before) : [];
  return gapsOf(after).filter((gap) => !known.includes(gap));
}

function gapsOf(promise: Owned): Gap[] {
  return [...(isOwned(promise) ? [] : ["owner" as const]), ...(promise.dueOn ? [] : ["dueOn" as const])];
}
