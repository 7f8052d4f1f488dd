import type { ReactNode } from "react";
import { FilteredList } from "@/components/layout/filtered-list";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import {
  activeOf,
  FieldsOf,
  type FilterTeller,
  isInForce,
  type ListFilter,
  restOf,
} from "@/components/ui/list-filters";
import { Pagination } from "@/components/ui/pagination";
import { COUNTRY_CHOICES } from "@/lib/countries/labels";
import { OWNERS, type OwnedFilters } from "@/lib/exercises/editions/owners/filters";
import { OWNER_FILTER_LABELS } from "@/lib/exercises/labels";
import type { PageInfo } from "@/lib/paging";

/** What the page reads for a list of rows that somebody owns, over all exercises. */
export type OwnedListProps<Filters extends { state: string | null }, Row> = {
  filters: Filters;
  notices: readonly string[];
  rows: readonly Row[];
  info: PageInfo;
  counts: Readonly<Record<"all" | NonNullable<Filters["state"]>, number>>;
  series: readonly { slug: string; name: string }[];
  /** Views of this list that are kept under a name. */
  saved: ReactNode;
};

/** The filters that all such lists have, in the order of their fields. */
export function ownedFilters(
  tell: FilterTeller<OwnedFilters>,
  series: OwnedListProps<{ state: null }, unknown>["series"],
): Record<keyof OwnedFilters, ListFilter> {
  return {
    series: tell("series", {
      label: "Exercise",
      options: series.map(({ slug, name }) => ({ value: slug, label: name })),
    }),
    owner: tell("owner", {
      label: "Owned by",
      anyLabel: "Anyone",
      options: OWNERS.map((value) => ({ value, label: OWNER_FILTER_LABELS[value] })),
    }),
    country: tell("country", { label: "Country", options: COUNTRY_CHOICES }),
  };
}

type OwnedListFrameProps<Filters extends { state: string | null }> = Omit<
  OwnedListProps<Filters, unknown>,
  "rows" | "series"
> & {
  noun: "lesson" | "milestone";
  /** By state, in the order of the tabs. */
  stateLabels: Readonly<Record<NonNullable<Filters["state"]>, string>>;
  /** Besides the state, in the order of their fields. */
  listFilters: Readonly<Record<string, ListFilter>>;
  href: (filters: Filters, page?: number) => string;
  /** The address of the state without the filters. */
  clearHref: string;
  /** The order, where it is not the usual one. */
  sort?: string | null;
  /** Stands in place of the table while nothing is on record. */
  empty: ReactNode;
  /** The table. */
  children: ReactNode;
};

/** A list over all exercises of what somebody owns: by state, narrowed and page by page. */
export function OwnedList<Filters extends { state: string | null }>({
  noun,
  filters,
  notices,
  info,
  counts,
  stateLabels,
  listFilters,
  href,
  clearHref,
  sort = null,
  saved,
  empty,
  children,
}: OwnedListFrameProps<Filters>) {
  const { state } = filters;
  const nouns = `${noun}s` as const;
  const states = Object.keys(stateLabels) as NonNullable<Filters["state"]>[];
  const isFiltered = isInForce(...Object.values(listFilters));
  return (
    <FilteredList
      notices={notices}
      tabs={{
        label: `${noun === "lesson" ? "Lessons" : "Milestones"} by state`,
        items: [null, ...states].map((one) => ({
          label: one ? stateLabels[one] : "All",
          href: href({ ...filters, state: one }),
          current: state === one,
          count: counts[one ?? "all"],
        })),
      }}
      bar={
        <FilterBar
          key={href(filters)}
          action="/exercises"
          noun={nouns}
          isFiltered={isFiltered}
          keep={{ view: nouns, state, sort, ...restOf(listFilters) }}
        >
          <FieldsOf filters={Object.values(listFilters)} />
        </FilterBar>
      }
      saved={saved}
      active={activeOf(listFilters)}
      clearHref={clearHref}
    >
      {info.total > 0 ? (
        <>
          {children}
          <Pagination {...info} noun={nouns} href={(page) => href(filters, page)} />
        </>
      ) : isFiltered || state ? (
        <EmptyState icon="filter" title={`No ${noun} matches these filters`}>
          Choose another state or remove a filter.
        </EmptyState>
      ) : (
        empty
      )}
    </FilteredList>
  );
}
