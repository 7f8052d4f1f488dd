import { type AddressQuery, isCountryCode, isOneOf, readAddress } from "@/lib/address";
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
  "indicators",
  "series",
  "files",
  "exercises",
  "editions",
  "milestones",
  "lessons",
  "crises",
  "sitreps",
  "entries",
] as const;
export type Kind = (typeof KINDS)[number];

/** To what the editions of exercises that were found are narrowed, which have no list but the search. */
export type Narrowed = {
  /** Alpha-3 of a country that hosts, or was asked and did not decline. */
  country: string | null;
  year: number | null;
};

export const NOT_NARROWED: Narrowed = { country: null, year: null };

export function isNarrowed({ country, year }: Narrowed): boolean {
  return country !== null || year !== null;
}

/**
 * Reads what is searched for, of which kind alone, to what that is narrowed, and which page. Never fails: what cannot be read is
 * left out and told of.
 */
export function readSearch(query: AddressQuery): {
  text: string | null;
  kind: Kind | null;
  narrowed: Narrowed;
  page: number;
  notices: string[];
} {
  const { notices, words, one, page } = readAddress(query);
  const kind = one("kind", isOneOf(KINDS));
  const year = one("year", (value) => /^\d{4}$/.test(value));
  const narrowed = { country: one("country", isCountryCode), year: year === null ? null : Number(year) };
  return {
    text: words(),
    kind,
    narrowed: kind === "editions" ? narrowed : NOT_NARROWED,
    page: page(),
    notices,
  };
}

export function searchHref(
  text: string,
  kind: Kind | null = null,
  page = 1,
  { country, year }: Narrowed = NOT_NARROWED,
): string {
  const parts = { country: country ?? undefined, year: year === null ? undefined : String(year) };
  return pageHref("/search", { q: text, kind: kind ?? undefined, ...parts }, page);
}
