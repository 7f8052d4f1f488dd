import { isCountryCode, isOneOf, isSlug, type readAddress } from "@/lib/address";

export const OWNERS = ["me", "nobody"] as const;

/** What any list over all exercises is narrowed to whose rows somebody owns: lessons, milestones. */
export type OwnedFilters = {
  /** The viewer or a post of theirs, or nobody yet. */
  owner: (typeof OWNERS)[number] | null;
  /** Slug of the exercise. */
  series: string | null;
  /** Alpha-3 of a country that hosts, or was asked and did not decline. */
  country: string | null;
};

export const NO_OWNED_FILTERS: OwnedFilters = { owner: null, series: null, country: null };

/** Reads them from an address by what it gives one at a time. */
export function readOwnedFilters(one: ReturnType<typeof readAddress>["one"]): OwnedFilters {
  return {
    owner: one("owner", isOneOf(OWNERS)),
    series: one("series", isSlug),
    country: one("country", isCountryCode),
  };
}
