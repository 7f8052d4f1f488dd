import { addMonths, type CalendarDate } from "@/lib/dates";
import { NAME_NOT_SHOWN } from "./labels";

/** "Tanaka, Haruto": the way names are listed and sorted. */
export function listedName(person: { familyName: string; givenName: string }): string {
  return person.givenName ? `${person.familyName}, ${person.givenName}` : person.familyName;
}

/** Nations whose names are written with the family first in English too: "Xi Jinping", "Cho Tae-yul", "Pham Minh Chinh". */
const FAMILY_FIRST: ReadonlySet<string> = new Set(["CHN", "KOR", "PRK", "TWN", "VNM"]);

/** Small words that belong to the family name after them: "da Silva", "van der Berg", "bin Salman", "al Nahyan". */
const PARTICLES =
  /^(?:al|bin|bint|da|das|de|del|della|den|der|di|do|dos|du|el|ibn|la|le|ten|ter|van|von|zu)$/iu;

/** A number that tells a monarch from another: "Abdullah II" has no family name to sort by. */
const REIGN = /^(?=[IVX])(?:X{0,2})(?:IX|IV|V?I{0,3})$/u;

/**
 * Family and given name of a name typed in one field. With a comma the family name comes first, as listed; without one
 * the last word is taken for it with the small words before it, or the first where the person's nation writes it so. What
 * is wrong the officer can put right on the person's page.
 */
export function splitName(
  text: string,
  nationality: string | null = null,
): { familyName: string; givenName: string } {
  const clean = text.replace(/\s+/g, " ").trim();
  const comma = clean.indexOf(",");
  if (comma > 0)
    return { familyName: clean.slice(0, comma).trim(), givenName: clean.slice(comma + 1).trim() };
  const words = clean.split(" ");
  const [first = "", ...others] = words;
  if (REIGN.test(words.at(-1) ?? "")) return { familyName: clean, givenName: "" };
  if (nationality && FAMILY_FIRST.has(nationality)) return { familyName: first, givenName: others.join(" ") };
  let start = words.length - 1;
  while (start > 1 && PARTICLES.test(words[start - 1] ?? "")) start--;
  return { familyName: words.slice(start).join(" "), givenName: words.slice(0, start).join(" ") };
}

const NO_NAME =
  /^(?:(?:name )?(?:not|un)[ -]?(?:known|named|recorded)|n\/a|nobody|tb[acd]|[?\-–—. ]+)[.]?$/iu;

/** Whether what stands for a name says that none is known: nobody is called so, and nobody is put on record under it. */
export function namesNobody(name: string): boolean {
  return NO_NAME.test(name.trim());
}

/** What whoever meets a person should know of them. */
export type Card = {
  /** In short words, with how well and whether an interpreter is wanted. */
  languages: string | null;
  /** Form of address, seating, diet, subjects to avoid. */
  protocolNotes: string | null;
  /** A short career from open sources. */
  biography: string | null;
  /** Web address of the page it was taken from, which may stand without it. */
  biographySource: string | null;
};

/** Whether anything of it is on record; a biography never is without its source. */
export function hasCard({ languages, protocolNotes, biographySource }: Card): boolean {
  return languages !== null || protocolNotes !== null || biographySource !== null;
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

type Parties = {
  ownerName: string | null;
  ownerPersonId?: string | null;
  toName?: string | null;
  toPersonId?: string | null;
};

/** A promise for who may not know people: that somebody owns or was given it, and not who. */
export function withoutPartyNames<Promise_ extends Parties>(promise: Promise_): Promise_ {
  return {
    ...promise,
    ownerName: promise.ownerName && NAME_NOT_SHOWN,
    ...(promise.ownerPersonId ? { ownerPersonId: null } : {}),
    ...(promise.toName ? { toName: NAME_NOT_SHOWN } : {}),
    ...(promise.toPersonId ? { toPersonId: null } : {}),
  };
}
