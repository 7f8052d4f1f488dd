import { type AddressQuery, readAddress } from "@/lib/address";
import { pageHref } from "@/lib/paging";

/** What the list of objectives is narrowed to. */
export type ObjectiveFilters = {
  /** Found in codes, texts and lines of effort. */
  q: string | null;
};

/** Reads the filters of the list from its address. Never fails: what cannot be read is left out. */
export function readObjectiveFilters(query: AddressQuery): ObjectiveFilters {
  return { q: readAddress(query).words() };
}

/** The address of the list under these filters. */
export function objectivesHref({ q }: ObjectiveFilters): string {
  return pageHref("/objectives", { q: q ?? undefined }, 1);
}
