import { type AddressQuery, readAddress } from "@/lib/address";
import type { CalendarDate } from "@/lib/dates";
import { faultOfDay } from "@/lib/fields";
import { pageHref } from "@/lib/paging";

/** What the list of objectives is narrowed to. */
export type ObjectiveFilters = {
  /** Found in codes, texts and lines of effort. */
  q: string | null;
  /** Whether the viewer, or a post of theirs, answers for it. */
  mine: boolean;
  /** In force, and to be reviewed on this day or before. */
  reviewBy: CalendarDate | null;
};

export const NO_OBJECTIVE_FILTERS: ObjectiveFilters = { q: null, mine: false, reviewBy: null };

/** Reads the filters of the list from its address. Never fails: what cannot be read is left out and told of, one sentence for each. */
export function readObjectiveFilters(query: AddressQuery): { filters: ObjectiveFilters; notices: string[] } {
  const { notices, words, flag, one } = readAddress(query);
  const filters = {
    q: words(),
    mine: flag("mine") ?? false,
    reviewBy: one("reviewBy", (value) => faultOfDay(value) === null),
  };
  return { filters, notices };
}

/** The address of the list under these filters. */
export function objectivesHref({ q, mine, reviewBy }: Partial<ObjectiveFilters>): string {
  return pageHref(
    "/objectives",
    { q: q ?? undefined, mine: mine ? "1" : undefined, reviewBy: reviewBy ?? undefined },
    1,
  );
}
