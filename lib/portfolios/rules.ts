import type { CalendarDate } from "@/lib/dates";

type Period = { startsOn: CalendarDate; endsOn: CalendarDate | null };

/** Where a period stands on a day, both ends included. */
export function periodState(
  { startsOn, endsOn }: Period,
  today: CalendarDate,
): "FUTURE" | "IN_FORCE" | "ENDED" {
  if (today < startsOn) return "FUTURE";
  return endsOn !== null && endsOn < today ? "ENDED" : "IN_FORCE";
}

/** Whether a person covers the portfolio's countries on a day: both the portfolio and the membership must hold. */
export function coversOn(portfolio: Period, member: Period, day: CalendarDate): boolean {
  return periodState(portfolio, day) === "IN_FORCE" && periodState(member, day) === "IN_FORCE";
}
