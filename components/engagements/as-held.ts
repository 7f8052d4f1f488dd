import { parseCalendarDate } from "@/lib/dates";
import type { PersonOption } from "@/lib/engagements/views";
import { heldOn, rankOn } from "@/lib/people/holdings/rules";
import type { FormSetting } from "./form-context";
import { emptyRow, type PersonRow } from "./form-values";

/** The row with what was proposed for one day proposed for another, except where something else stands by now. */
export function proposedAgain(row: PersonRow, person: PersonOption, from: string, to: string): PersonRow {
  const part = <Field extends keyof PersonRow>(was: Pick<PersonRow, Field>, is: Pick<PersonRow, Field>) =>
    Object.entries(was).every(([field, value]) => row[field as Field] === value) ? is : {};
  return {
    ...row,
    ...part(rankedOn(person, from), rankedOn(person, to)),
    ...part(postOn(person, from), postOn(person, to)),
  };
}

/**
 * The row of an earlier meeting as it is proposed for the next one: people are promoted and move on meanwhile. What the record
 * does not know of them stays as it was written down then.
 */
export function heldSince(row: PersonRow, person: PersonOption, day: string): PersonRow {
  const rank = rankedOn(person, day);
  return {
    ...row,
    ...(rank.rankText || rank.rankCode ? rank : {}),
    ...(person.career.length > 0 ? postOn(person, day) : {}),
  };
}

/** The row of somebody on record as they were on the day, on the side of their nation. */
export function rowAsHeld(person: PersonOption, ownNation: string, day: string): PersonRow {
  return {
    ...emptyRow("attendance"),
    personId: person.value,
    name: person.name,
    ...rankedOn(person, day),
    ...postOn(person, day),
    nationality: person.nationality,
    side: person.nationality === ownNation ? "OWN" : "PARTNER",
  };
}

/** The viewer, as the person on record when there is one. */
export function ownRow({ name, nation, person }: FormSetting["viewer"], day: string): PersonRow {
  if (person) return rowAsHeld(person, nation, day);
  return {
    ...emptyRow("attendance"),
    name,
    nationality: nation,
    side: "OWN",
  };
}

/** What they held on the day; on no day, what they hold last of all. */
function postOn({ career }: PersonOption, day: string): Pick<PersonRow, "position" | "organisation"> {
  const held = parseCalendarDate(day) ? heldOn(career, day) : (career[0] ?? null);
  return { position: held?.title ?? "", organisation: held?.organisation ?? "" };
}

/** The rank they had on the day, as far as it is known; on no day, the one on record. */
function rankedOn(
  { ranks }: PersonOption,
  day: string,
): Pick<PersonRow, "rankText" | "rankCode" | "service"> {
  const rank = parseCalendarDate(day) ? rankOn(ranks, day) : ranks.at(-1);
  return { rankText: rank?.rankText ?? "", rankCode: rank?.rankCode ?? "", service: rank?.service ?? "" };
}
