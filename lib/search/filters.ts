import { type AddressQuery, isOneOf, readAddress } from "@/lib/address";

/** What a search finds, in the order it is shown. */
export const KINDS = [
  "countries",
  "engagements",
  "people",
  "posts",
  "organisations",
  "commitments",
  "objectives",
  "series",
  "files",
  "exercises",
  "editions",
  "crises",
  "sitreps",
  "entries",
] as const;
export type Kind = (typeof KINDS)[number];

/** Reads what is searched for, and of which kind alone. Never fails: what cannot be read is left out and told of. */
export function readSearch(query: AddressQuery): {
  text: string | null;
  kind: Kind | null;
  notices: string[];
} {
  const { notices, text, one } = readAddress(query);
  return { text: text("q", 200), kind: one("kind", isOneOf(KINDS)), notices };
}

export function searchHref(text: string, kind: Kind | null = null): string {
  const query = new URLSearchParams({ q: text, ...(kind ? { kind } : {}) });
  return `/search?${query}`;
}
