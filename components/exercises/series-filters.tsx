import { type ActiveFilter, FilterBar } from "@/components/ui/filter-bar";
import { activeOf, FieldsOf, filtersOf } from "@/components/ui/list-filters";
import { DOMAIN_LABELS } from "@/lib/engagements/labels";
import {
  exercisesHref,
  NO_SERIES_FILTERS,
  SERIES_DOMAINS,
  SERIES_STATUSES,
  type SeriesFilters,
} from "@/lib/exercises/filters";
import { SERIES_STATUS_LABELS } from "@/lib/exercises/labels";

/** What the list of exercise series can be narrowed to. */
export function SeriesFilterBar({ filters }: { filters: SeriesFilters }) {
  return (
    <FilterBar
      key={exercisesHref(filters)}
      action="/exercises"
      noun="exercise series"
      isFiltered={activeSeriesFilters(filters).length > 0}
    >
      <FieldsOf filters={Object.values(listFilters(filters))} />
    </FilterBar>
  );
}

/** The filters in force, each with the address without it. */
export function activeSeriesFilters(filters: SeriesFilters): ActiveFilter[] {
  return activeOf(listFilters(filters));
}

function listFilters(filters: SeriesFilters) {
  const tell = filtersOf(filters, NO_SERIES_FILTERS, exercisesHref);
  return {
    q: tell("q", { label: "Name, old or new", activeLabel: "Name", type: "search" }),
    status: tell("status", {
      label: "Status",
      options: SERIES_STATUSES.map((value) => ({ value, label: SERIES_STATUS_LABELS[value] })),
    }),
    domain: tell("domain", {
      label: "Domain",
      options: SERIES_DOMAINS.map((value) => ({ value, label: DOMAIN_LABELS[value] })),
    }),
  };
}
