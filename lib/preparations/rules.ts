import { addDays, type CalendarDate, daysBetween } from "@/lib/dates";
import { directionOf } from "@/lib/engagements/direction";

/** Days within which senior visits to one office are counted together, the first and the last included. */
export const SATURATION_DAYS = 20;
/** From which visit on in that time the office is said to be visited too often. */
export const SATURATION_VISITS = 3;
/** Days before and after within which other events with an office are shown: the week on either side. */
export const SAME_WEEK_DAYS = 7;

/** Of a senior visit to an office: how many there are within SATURATION_DAYS, itself included, and whether it is the last of them. */
export type Crowd = { visits: number; isLast: boolean };

/**
 * The most senior visits to an office that fall into one span of SATURATION_DAYS with the day `on`, those after it as well
 * as those before: whoever puts one in front of two planned ones makes three of them.
 * @param others days of the other senior visits to the office, in any order
 */
export function crowdAround(others: readonly CalendarDate[], on: CalendarDate): Crowd {
  const within = (first: CalendarDate) => {
    const last = addDays(first, SATURATION_DAYS - 1);
    return 1 + others.filter((day) => day >= first && day <= last).length;
  };
  const firsts = others.filter((day) => day < on && day > addDays(on, -SATURATION_DAYS));
  const visits = Math.max(within(on), ...firsts.map(within));
  const before = others.filter((day) => day <= on && day > addDays(on, -SATURATION_DAYS)).length;
  return { visits, isLast: visits === 1 + before };
}

/** Whether that many visits are too many. */
export function isSaturated({ visits }: Crowd): boolean {
  return visits >= SATURATION_VISITS;
}

/**
 * Whether our people go to them: not when they come to us, meet us elsewhere or are called. A meeting of which nobody says where
 * it is counts as one at their place, because one warning too many can be read and let go.
 * @param theirs alpha-3 of the office's nation; null where it is not known, and every place but ours is theirs
 * @param home alpha-3 of the nation whose record this is
 */
export function isVisitToThem(
  facts: Parameters<typeof directionOf>[0],
  theirs: string | null,
  home: string,
): boolean {
  const place = theirs ?? (facts.host === home ? null : facts.host) ?? "";
  const direction = directionOf(facts, place, home);
  return direction === "NEITHER" && facts.host === null
    ? directionOf({ ...facts, host: place }, place, home) === "OUT"
    : direction === "OUT";
}

/** The calendar days, at its place, on which something takes place. */
export type Days = { startsOn: CalendarDate; endsOn: CalendarDate | null };

/** "In the same week": at most SAME_WEEK_DAYS between the last day of the one and the first of the other. */
export function isSameWeek(one: Days, other: Days): boolean {
  return (
    daysBetween(one.endsOn ?? one.startsOn, other.startsOn) <= SAME_WEEK_DAYS &&
    daysBetween(other.endsOn ?? other.startsOn, one.startsOn) <= SAME_WEEK_DAYS
  );
}
