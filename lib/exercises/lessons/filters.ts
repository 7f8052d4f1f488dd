import { type AddressQuery, isOneOf, readAddress } from "@/lib/address";
import { LessonKind } from "@/lib/generated/prisma/enums";
import { NO_OWNED_FILTERS, type OwnedFilters, readOwnedFilters } from "../editions/owners/filters";

export const LESSON_STATE_FILTERS = ["open", "overdue", "closed"] as const;
const LESSON_SORTS = ["due", "exercise"] as const;

/** What the list of lessons of all exercises is narrowed to. */
export type LessonFilters = OwnedFilters & {
  /** Words it is found by, as the search finds it. */
  q: string | null;
  /** `open` holds what is overdue, too; that is judged by the day in UTC, as exercises are. */
  state: (typeof LESSON_STATE_FILTERS)[number] | null;
  kind: LessonKind | null;
  /** Due first, those without a day after them and what is closed last; or by edition, the latest first. */
  sort: (typeof LESSON_SORTS)[number];
};

export const NO_LESSON_FILTERS: LessonFilters = {
  q: null,
  state: null,
  kind: null,
  ...NO_OWNED_FILTERS,
  sort: "due",
};

/** Reads the filters of the list from its address. Never fails: what cannot be read is left out and told of. */
export function readLessonFilters(query: AddressQuery): {
  filters: LessonFilters;
  page: number;
  notices: string[];
} {
  const { notices, words, one, page } = readAddress(query);
  const filters: LessonFilters = {
    q: words(),
    state: one("state", isOneOf(LESSON_STATE_FILTERS)),
    kind: one("kind", isOneOf(Object.values(LessonKind))),
    ...readOwnedFilters(one),
    sort: one("sort", isOneOf(LESSON_SORTS)) ?? "due",
  };
  return { filters, page: page(), notices };
}

/** The address of the list under these filters. */
export function lessonsHref({ sort, ...filters }: Partial<LessonFilters>, page = 1): string {
  const query = new URLSearchParams({ view: "lessons" });
  for (const name of ["q", "state", "kind", "owner", "series", "country"] as const) {
    const value = filters[name];
    if (value) query.set(name, value);
  }
  if (sort && sort !== NO_LESSON_FILTERS.sort) query.set("sort", sort);
  if (page > 1) query.set("page", String(page));
  return `/exercises?${query}`;
}
