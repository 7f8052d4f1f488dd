import { type AddressQuery, readAddress } from "@/lib/address";
import { pageHref } from "@/lib/paging";

/** What the list of series of meetings is narrowed to. */
export type SeriesFilters = {
  /** Found in names, how often they meet, and what stands on their agenda. */
  q: string | null;
};

export const NO_SERIES_FILTERS: SeriesFilters = { q: null };

/** Reads the filters of the list from its address. Never fails: what cannot be read is left out. */
export function readSeriesFilters(query: AddressQuery): SeriesFilters {
  return { q: readAddress(query).words() };
}

/** The address of the list under these filters. */
export function seriesHref({ q }: SeriesFilters): string {
  return pageHref("/engagements/series", { q: q ?? undefined }, 1);
}
