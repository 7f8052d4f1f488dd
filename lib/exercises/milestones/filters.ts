import { type AddressQuery, isOneOf, readAddress } from "@/lib/address";
import { faultOfDay } from "@/lib/fields";
import { MilestoneKind } from "@/lib/generated/prisma/enums";
import { NO_OWNED_FILTERS, type OwnedFilters, readOwnedFilters } from "../editions/owners/filters";

export const MILESTONE_STATE_FILTERS = ["open", "overdue", "done"] as const;

/** What the list of milestones of all exercises is narrowed to. Those of a cancelled edition are neither open nor overdue. */
export type MilestoneFilters = OwnedFilters & {
  /** Words it is found by, as the search finds it. */
  q: string | null;
  /** `open` holds what is overdue, too; that is judged by the day in UTC, as exercises are. */
  state: (typeof MILESTONE_STATE_FILTERS)[number] | null;
  kind: MilestoneKind | null;
  /** Planned days, both inclusive; one without a day is outside any. */
  from: string | null;
  to: string | null;
};

export const NO_MILESTONE_FILTERS: MilestoneFilters = {
  q: null,
  state: null,
  kind: null,
  ...NO_OWNED_FILTERS,
  from: null,
  to: null,
};

/** Reads the filters of the list from its address. Never fails: what cannot be read is left out and told of. */
export function readMilestoneFilters(query: AddressQuery): {
  filters: MilestoneFilters;
  page: number;
  notices: string[];
} {
  const { notices, words, one, page } = readAddress(query);
  const isDay = (value: string) => faultOfDay(value) === null;
  const filters: MilestoneFilters = {
    q: words(),
    state: one("state", isOneOf(MILESTONE_STATE_FILTERS)),
    kind: one("kind", isOneOf(Object.values(MilestoneKind))),
    ...readOwnedFilters(one),
    from: one("from", isDay),
    to: one("to", isDay),
  };
  return { filters, page: page(), notices };
}

/** The address of the list under these filters. */
export function milestonesHref(filters: Partial<MilestoneFilters>, page = 1): string {
  const query = new URLSearchParams({ view: "milestones" });
  for (const name of ["q", "state", "kind", "owner", "series", "country", "from", "to"] as const) {
    const value = filters[name];
    if (value) query.set(name, value);
  }
  if (page > 1) query.set("page", String(page));
  return `/exercises?${query}`;
}
