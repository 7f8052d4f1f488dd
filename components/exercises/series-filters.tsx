import { type ActiveFilter, FilterBar, FilterField } from "@/components/ui/filter-bar";
import { DOMAIN_LABELS } from "@/lib/engagements/labels";
import { exercisesHref, SERIES_DOMAINS, SERIES_STATUSES, type SeriesFilters } from "@/lib/exercises/filters";
import { SERIES_STATUS_LABELS } from "@/lib/exercises/labels";

export function SeriesFilterBar({ filters }: { filters: SeriesFilters }) {
  return (
    <FilterBar
      key={exercisesHref(filters)}
      action="/exercises"
      noun="exercise series"
      isFiltered={activeSeriesFilters(filters).length > 0}
    >
      <FilterField label="Name, old or new" name="q" type="search" defaultValue={filters.q} maxLength={80} />
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

export function activeSeriesFilters(filters: SeriesFilters): ActiveFilter[] {
  const { q, status, domain } = filters;
  return [
    ...(q ? [{ label: "Name", value: q, removeHref: exercisesHref({ ...filters, q: "" }) }] : []),
    ...(status
      ? [
          {
            label: "Status",
            value: SERIES_STATUS_LABELS[status],
            removeHref: exercisesHref({ ...filters, status: null }),
          },
        ]
      : []),
    ...(domain
      ? [
          {
            label: "Domain",
            value: DOMAIN_LABELS[domain],
            removeHref: exercisesHref({ ...filters, domain: null }),
          },
        ]
      : []),
  ];
}
