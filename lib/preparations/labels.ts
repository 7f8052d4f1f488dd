import type { Contacts, ContactsOf } from "./contacts/queries";
import { type Crowd, SATURATION_DAYS } from "./rules";

const ORDINALS = ["", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth"];

/** "Third senior visit to the Ministry of Defence in 20 days"; "One of 3 senior visits …" where others come after it. */
export function saturationWords({ visits, isLast }: Crowd, organisation: string): string {
  const which = isLast
    ? `${ORDINALS[visits] ?? `No. ${visits}:`} senior visit`
    : `One of ${visits} senior visits`;
  return `${which} to ${organisation} in ${SATURATION_DAYS} days`;
}

/** What stands over contacts that are not the person's own, so that nobody takes them for those; null of the person's own. */
export function contactsWords({ of, name }: Pick<Contacts, "of" | "name">): string | null {
  if (of === "POST") return `No contact with them that you may read is on record. With the post: ${name}`;
  return of === "COUNTRY"
    ? `No contact with them or their post that you may read is on record. The last with ${name}:`
    : null;
}

/** Whom the last meetings were with, for what is taken from them. */
export const MEETINGS_WITH_WORDS: Readonly<Record<ContactsOf, string>> = {
  PERSON: "the last meetings",
  POST: "the last meetings with those who held their posts before",
  COUNTRY: "the last meetings with the country, whoever was there",
};
