import { type AddressQuery, isOneOf, readAddress } from "@/lib/address";
import { pageHref } from "@/lib/paging";

/** What a search finds, in the order it is shown. */
export const KINDS = [
  "countries",
  "engagements",
  "people",
  "posts",
  "organisations",
  "commitments",
  "outcomes",
  "comments",
  "objectives",
  "series",
  "files",
  "exercises",
  "editions",
  "lessons",
  "crises",
  "sitreps",
  "entries",
] as const;
export type Kind = (typeof KINDS)[number];

/** Reads what is searched for, of which kind alone, and which page. Never fails: what cannot be read is left out and told of. */
export function readSearch(query: AddressQuery): {
  text: string | null;
  kind: Kind | null;
  page: number;
  notices: string[];
} {
  const { notices, words, one, page } = readAddress(query);
  return { text: words(), kind: one("kind", isOneOf(KINDS)), page: page(), notices };
}

export function searchHref(text: string, kind: Kind | null = null, page = 1): string {
  return pageHref("/search", { q: text, kind: kind ?? undefined }, page);
}
