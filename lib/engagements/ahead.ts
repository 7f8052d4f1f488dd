import { addDays, type CalendarDate } from "@/lib/dates";

/** How far the look ahead reaches, wherever there is one. */
export const AHEAD_DAYS = 90;

/** The look ahead: today and the days after it, 90 in all. */
export function aheadOf(today: CalendarDate): { from: CalendarDate; to: CalendarDate } {
  return { from: today, to: addDays(today, AHEAD_DAYS - 1) };
}
