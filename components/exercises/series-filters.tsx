import type { ActiveFilter } from "@/components/ui/filter-bar";
import { activeOf, filtersOf, ListFilterBar } from "@/components/ui/list-filters";
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
    <ListFilterBar href={exercisesHref(filters)} noun="exercise series" filters={listFilters(filters)} />
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
