import { addDays, type CalendarDate } from "@/lib/dates";
import { heldWith } from "../countries/rules";
import { engagementType } from "../types";

/**
 * Where an engagement stands: on the margins of which event, and with how many meetings on its own. `null` and 0 also where there is
 * something that is not open to the viewer.
 */
export type Margins = { id: string; eventId: string | null; meetings: number };

/** Said where what is in the way is not open to the viewer, who learns no more than that. */
export const CLOSED_IN_THE_WAY =
  "It cannot be held on the margins of this event: one of the two is tied to an engagement that is not open to you. Whoever may read all of them can change that; an admin can tell you who.";

/**
 * Why the meeting cannot be held on the margins of the event, in a sentence; null where it can. Margins are one level deep: what is
 * held on the margins of an event is no event with margins of its own, and an event with meetings on its margins is on nobody's.
 */
export function marginsProblem(meeting: Margins, event: Margins): string | null {
  if (meeting.id === event.id) return "An engagement is not held on its own margins.";
  if (event.eventId !== null)
    return "That engagement is itself held on the margins of another. Choose the event that it belongs to.";
  if (meeting.meetings > 0)
    return "This engagement has meetings on its own margins, so it is on nobody's. Take these off first, or choose the other way round.";
  return null;
}

/**
 * Whether the page of an engagement offers to log meetings on its margins before there are any: where several others come together, and
 * at an exercise, from whose parades and days for guests people go aside.
 * @param home alpha-3 of the nation that keeps the record, which is no partner
 */
export function offersMargins(
  { type, countries }: { type: string; countries: readonly { code: string; role: string }[] },
  home: string,
): boolean {
  const partners = heldWith(countries).filter(({ code }) => code !== home);
  return partners.length > 1 || type === "MULTI" || engagementType(type)?.group === "EXERCISE";
}

/** Days before an event begins and after it ends on which people still, or already, meet on its margins. */
const AROUND = 7;

/** Days that the longest events last, which one that goes on began before at most. */
const LONGEST = 60;

/** Of so many days around a meeting its event is looked for by its words: dates move, and plans are vague. */
const REACH = 31;

/**
 * Days between which the event of a meeting begins and after which it ends, by calendar.
 * @param isAsked whether somebody typed what it is called, and not only opened the list
 */
export function daysOfEvents(
  { startsOn, endsOn }: { startsOn: CalendarDate; endsOn: CalendarDate | null },
  isAsked: boolean,
): { from: CalendarDate; to: CalendarDate; endsFrom: CalendarDate } {
  const around = isAsked ? REACH : AROUND;
  return {
    from: addDays(startsOn, -(around + LONGEST)),
    to: addDays(endsOn ?? startsOn, around),
    endsFrom: addDays(startsOn, -around),
  };
}

/**
 * The day that a new meeting on the margins of an event begins with: today where the event goes on, else its first; empty where only its
 * month or year is known.
 */
export function dayOnMargins(
  {
    startsOn,
    endsOn,
    datePrecision,
  }: { startsOn: CalendarDate; endsOn: CalendarDate | null; datePrecision: string },
  today: CalendarDate,
): CalendarDate | "" {
  if (datePrecision !== "DAY") return "";
  return startsOn <= today && today <= (endsOn ?? startsOn) ? today : startsOn;
}
