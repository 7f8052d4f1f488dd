import { type AddressQuery, readAddress } from "@/lib/address";
import { Domain, SeriesStatus } from "@/lib/generated/prisma/enums";

export const SERIES_STATUSES = Object.values(SeriesStatus);
export const SERIES_DOMAINS = Object.values(Domain);

export type SeriesFilters = { q: string; status: SeriesStatus | null; domain: Domain | null };

export const NO_SERIES_FILTERS: SeriesFilters = { q: "", status: null, domain: null };

/** Reads the filters of the list from its address. Never fails: what cannot be read is left out. */
export function readSeriesFilters(query: AddressQuery): SeriesFilters {
  const last = (name: string) => [query[name] ?? []].flat().at(-1) ?? "";
  return {
    q: readAddress(query).words() ?? "",
    status: SERIES_STATUSES.find((status) => status === last("status")) ?? null,
    domain: SERIES_DOMAINS.find((domain) => domain === last("domain")) ?? null,
  };
}

/** The address of the list under these filters. */
export function exercisesHref({ q, status, domain }: Partial<SeriesFilters>): string {
  const query = new URLSearchParams();
  if (q) query.set("q", q);
  if (status) query.set("status", status);
  if (domain) query.set("domain", domain);
  return query.size > 0 ? `/exercises?${query}` : "/exercises";
}
