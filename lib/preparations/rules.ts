import { addDays, type CalendarDate, daysBetween } from "@/lib/dates";

/** Days within which senior visits to one office are counted together, the first and the last included. */
export const SATURATION_DAYS = 20;
/** From which visit on in that time the office is said to be visited too often. */
export const SATURATION_VISITS = 3;
/** Days before and after within which other events with an office are shown: the week on either side. */
export const SAME_WEEK_DAYS = 7;

/**
 * Which one, counted in time, of the senior visits to an office falls on `on`: the highest place it takes in any span of
 * SATURATION_DAYS that holds it and those before it. 1 when it is the only one. Visits of the same day come before it.
 * @param others days of the other senior visits to the office, in any order, before `on` or after
 */
export function placeAmongVisits(others: readonly CalendarDate[], on: CalendarDate): number {
  const first = addDays(on, 1 - SATURATION_DAYS);
  return 1 + others.filter((day) => day >= first && day <= on).length;
}

/** Whether that many visits are too many, by the place the planned one takes among them. */
export function isSaturated(place: number): boolean {
  return place >= SATURATION_VISITS;
}

/** When something takes place: calendar days at its place and, where the hours are known, instants. */
export type Span = {
  startsOn: CalendarDate;
  endsOn: CalendarDate | null;
  startsAt: Date | null;
  endsAt: Date | null;
};

/** Whether nobody can be at both. By the hours where both tell them, by the days otherwise. */
export function doOverlap(one: Span, other: Span): boolean {
  if (one.startsAt && one.endsAt && other.startsAt && other.endsAt)
    return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
  return one.startsOn <= (other.endsOn ?? other.startsOn) && other.startsOn <= (one.endsOn ?? one.startsOn);
}

/** "In the same week": at most SAME_WEEK_DAYS between the last day of the one and the first of the other. */
export function isSameWeek(one: Span, other: Span): boolean {
  return (
    daysBetween(one.endsOn ?? one.startsOn, other.startsOn) <= SAME_WEEK_DAYS &&
    daysBetween(other.endsOn ?? other.startsOn, one.startsOn) <= SAME_WEEK_DAYS
  );
}
