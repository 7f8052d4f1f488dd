import type { CalendarDate } from "@/lib/dates";
import type { Domain, MilestoneState } from "@/lib/generated/prisma/enums";

export type Period = { startsOn: CalendarDate; endsOn: CalendarDate };

/** The days of an edition as far as they are known. */
export type Days = { startsOn: CalendarDate | null; endsOn: CalendarDate | null };

/** The days of an edition that has both. */
export function periodOf({ startsOn, endsOn }: Days): Period | null {
  return startsOn !== null && endsOn !== null ? { startsOn, endsOn } : null;
}

export type Phase = "UNDATED" | "PLANNING" | "UNDER_WAY" | "REVIEW" | "FINISHED" | "CANCELLED";

/** What says where an edition is in its life. */
export type LifeFacts = Days & {
  cancelReason: string | null;
  isReviewClosed: boolean;
  milestones: readonly { state: MilestoneState }[];
};

/** Where an edition is in its life. An edition that nobody planned here is finished with its last day. */
export function phaseOf(edition: LifeFacts, today: CalendarDate): Phase {
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

/** EX-UNITAS-25, and EX-UNITAS-25-2 for the second of the year. `slug` is that of the series. */
export function editionReference(slug: string, year: number, number: number): string {
  const base = `EX-${slug.toUpperCase()}-${String(year % 100).padStart(2, "0")}`;
  return number === 1 ? base : `${base}-${number}`;
}

/** Whether the text has the shape of an edition's reference; anything else in an address names none. */
export function isEditionReference(text: string): boolean {
  return /^EX-[A-Z0-9-]{1,80}-\d{2}(-\d{1,4})?$/.test(text);
}
