import { type ActiveFilter, FilterBar, FilterField } from "@/components/ui/filter-bar";
import { DOMAIN_LABELS } from "@/lib/engagements/labels";
import { exercisesHref, SERIES_DOMAINS, SERIES_STATUSES, type SeriesFilters } from "@/lib/exercises/filters";
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
      <FilterField label="Name, old or new" name="q" type="search" defaultValue={filters.q} />
      <FilterField
        label="Status"
        name="status"
        defaultValue={filters.status ?? ""}
        options={SERIES_STATUSES.map((value) => ({ value, label: SERIES_STATUS_LABELS[value] }))}
      />
      <FilterField
        label="Domain"
        name="domain"
        defaultValue={filters.domain ?? ""}
        options={SERIES_DOMAINS.map((value) => ({ value, label: DOMAIN_LABELS[value] }))}
      />
    </FilterBar>
  );
}

/** The filters in force, each with the address without it. */
export function activeSeriesFilters(filters: SeriesFilters): ActiveFilter[] {
  const without = (part: Partial<SeriesFilters>) => exercisesHref({ ...filters, ...part });
  const { q, status, domain } = filters;
  return [
    ...(q ? [{ label: "Name", value: q, removeHref: without({ q: "" }) }] : []),
    ...(status
      ? [{ label: "Status", value: SERIES_STATUS_LABELS[status], removeHref: without({ status: null }) }]
      : []),
    ...(domain
      ? [{ label: "Domain", value: DOMAIN_LABELS[domain], removeHref: without({ domain: null }) }]
      : []),
  ];
}
