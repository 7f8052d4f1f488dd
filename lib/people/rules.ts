import { addMonths, type CalendarDate } from "@/lib/dates";

/** "Tanaka, Haruto": the way names are listed and sorted. */
export function listedName(person: { familyName: string; givenName: string }): string {
  return person.givenName ? `${person.familyName}, ${person.givenName}` : person.familyName;
}

/**
 * Family and given name of a name typed in one field. With a comma the family name comes first, as listed; without one
 * the last word is taken for it, which the officer can put right on the person's page.
 */
export function splitName(text: string): { familyName: string; givenName: string } {
  const clean = text.replace(/\s+/g, " ").trim();
  const comma = clean.indexOf(",");
  if (comma > 0)
    return { familyName: clean.slice(0, comma).trim(), givenName: clean.slice(comma + 1).trim() };
  const space = clean.lastIndexOf(" ");
  return space < 0
    ? { familyName: clean, givenName: "" }
    : { familyName: clean.slice(space + 1), givenName: clean.slice(0, space) };
}

const REVIEW_MONTHS = 12;
const SILENT_MONTHS = 60;

/** The day by which somebody should check what is on record: a year after it was last checked; null when it never was. */
export function reviewDueOn(verifiedOn: CalendarDate | null): CalendarDate | null {
  return verifiedOn && addMonths(verifiedOn, REVIEW_MONTHS);
}

/** Whoever was last met before this day, five years back, is offered to be taken out of use. */
export function silentBefore(today: CalendarDate): CalendarDate {
  return addMonths(today, -SILENT_MONTHS);
}
