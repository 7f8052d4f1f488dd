import { type AddressQuery, isCountryCode, readAddress } from "@/lib/address";
import { pageHref } from "@/lib/paging";

/** What a list of posts or of organisations is narrowed to. */
export type PlaceFilters = {
  /** Found in names and titles. */
  q: string | null;
  country: string | null;
};

export const NO_PLACE_FILTERS: PlaceFilters = { q: null, country: null };

/** Reads the filters of such a list from its address. Never fails: what cannot be read is left out and told of. */
export function readPlaceFilters(query: AddressQuery): {
  filters: PlaceFilters;
  page: number;
  notices: string[];
} {
  const { notices, one, words, page } = readAddress(query);
  return { filters: { q: words(), country: one("country", isCountryCode) }, page: page(), notices };
}

/** The address of such a list under these filters. */
export function placesHref(
  path: "/posts" | "/organisations",
  { q, country }: PlaceFilters,
  page = 1,
): string {
  return pageHref(path, { q: q ?? undefined, country: country ?? undefined }, page);
}
