import type { CalendarDate } from "@/lib/dates";
import { isRecent, type Placed, recentSince } from "../rules";

/** How long ago a contact was: recent and ageing up to so many complete months, and old beyond. */
export const AGE_MONTHS = { RECENT: 3, AGEING: 12 } as const;
export type Age = keyof typeof AGE_MONTHS | "OLD";

/** The age of a contact on `today`. One known only to its year is as old as it may be. */
export function ageOf(contact: Placed, today: CalendarDate): Age {
  if (isRecent(contact, recentSince(today, AGE_MONTHS.RECENT))) return "RECENT";
  return isRecent(contact, recentSince(today, AGE_MONTHS.AGEING)) ? "AGEING" : "OLD";
}
