import type { Marking, Publication, Role } from "@/lib/generated/prisma/enums";

/**
 * Who may read what, said once more from the facts and from nothing that the product is made of: neither lib/engagements/policy.ts
 * nor the rows that the database derives. What is asked of the product is compared with this.
 */

/** When something holds, seen from today. */
export type Term = "NEVER" | "PAST" | "TODAY" | "LATER";

export type Person = {
  id: string;
  role: Role;
  nation: string;
  ceiling: Marking;
  /** Countries of a portfolio of theirs, and when they cover it. */
  countries: readonly string[];
  covers: Term;
  allCountries: boolean;
  /** With the organisation it is in and the one above that. */
  post: { id: string; organisationIds: readonly string[]; held: Term };
  group: { id: string; member: Term };
};

export type Record_ = {
  id: string;
  reference: string;
  authorId: string;
  publication: Publication;
  closeHold: boolean;
  marking: Marking;
  /** Nations that it may be released to. */
  nations: readonly string[];
  /** Those that it is held with. */
  countries: readonly string[];
  /** Users, posts, organisations and groups that it names as readers. */
  named: readonly string[];
  /** Posts whose turn it was in its review. */
  reviewedBy: readonly string[];
  file: { id: string; marking: Marking };
  /** First day, of which no two have the same month. */
  startsOn: string;
};

const OWN_NATION = "USA";

export function mayRead(person: Person, record: Record_): boolean {
  return isLetIn(person, record) || isOpenTo(person, record);
}

/** A file is read with its record, up to the reader's ceiling, and by an ally no higher than what was released. */
export function mayReadFile(person: Person, record: Record_): boolean {
  const { marking } = record.file;
  if (!mayRead(person, record)) return false;
  if (marking === "CUI" && person.ceiling === "UNCLASSIFIED") return false;
  return person.nation === OWN_NATION || marking === "UNCLASSIFIED" || record.marking === "CUI";
}

/** Whoever only looks knows nobody by name. */
export function mayKnowPeople({ role }: Person): boolean {
  return role !== "VIEWER";
}

/** As its author, by name, or as somebody who reviews it; allies and whoever may read no CUI, by their own name alone. */
function isLetIn(person: Person, record: Record_): boolean {
  const holds = person.post.held === "TODAY";
  if (record.authorId === person.id || record.named.includes(person.id)) return true;
  if (record.publication !== "DRAFT" && holds && record.reviewedBy.includes(person.post.id)) return true;
  if (person.nation !== OWN_NATION || person.ceiling === "UNCLASSIFIED") return false;
  if (holds && record.named.includes(person.post.id)) return true;
  if (holds && person.post.organisationIds.some((id) => record.named.includes(id))) return true;
  return person.group.member === "TODAY" && record.named.includes(person.group.id);
}

function isOpenTo(person: Person, record: Record_): boolean {
  if (record.publication !== "PUBLISHED" || record.closeHold) return false;
  if (record.marking === "CUI" && person.ceiling === "UNCLASSIFIED") return false;
  if (person.nation !== OWN_NATION && !record.nations.includes(person.nation)) return false;
  if (person.allCountries) return true;
  return person.covers === "TODAY" && record.countries.some((code) => person.countries.includes(code));
}
