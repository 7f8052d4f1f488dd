import type { Metadata } from "next";
import { SeriesTable } from "@/components/exercises/series-table";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { formatCount } from "@/components/ui/count";
import { EmptyState } from "@/components/ui/empty-state";
import { type ActiveFilter, ActiveFilters, FilterBar, FilterField } from "@/components/ui/filter-bar";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { DOMAIN_LABELS } from "@/lib/engagements/labels";
import {
  exercisesHref,
  readSeriesFilters,
  SERIES_DOMAINS,
  SERIES_STATUSES,
  type SeriesFilters,
} from "@/lib/exercises/filters";
import { SERIES_STATUS_LABELS } from "@/lib/exercises/labels";
import { prepareSeriesList } from "@/lib/exercises/prepare";
import { listSeries } from "@/lib/exercises/queries";

export const metadata: Metadata = { title: "Exercises" };

export default async function ExercisesPage({ searchParams }: PageProps<"/exercises">) {
  const viewer = await requireViewer();
  const filters = readSeriesFilters(await searchParams);
  const series = await withViewer(viewer, listSeries);
  const rows = prepareSeriesList(series, filters);

  return (
    <PageBody>
      <PageHeader
        title="Exercises"
        summary={`${rows.length === 1 ? "1 series" : `${formatCount(rows.length)} series`}. A search reads every name a series ever had.`}
      />
      <div className="grid gap-3">
        <FilterBar
          key={exercisesHref(filters)}
          action="/exercises"
          noun="exercise series"
          isFiltered={activeFilters(filters).length > 0}
        >
          <FilterField
            label="Name, old or new"
            name="q"
            type="search"
            defaultValue={filters.q}
            maxLength={80}
          />
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
        <ActiveFilters filters={activeFilters(filters)} clearHref="/exercises" />
        {rows.length > 0 ? (
          <SeriesTable rows={rows} />
        ) : series.length > 0 ? (
          <EmptyState icon="filter" title="No series matches these filters">
            Try an older name, or clear the filters above.
          </EmptyState>
        ) : (
          <EmptyState icon="target" title="No exercise series yet">
            Recurring exercises stand here with their names through the years and what sources say of each
            edition. They come with the reference data.
          </EmptyState>
        )}
      </div>
    </PageBody>
  );
}

function activeFilters(filters: SeriesFilters): ActiveFilter[] {
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
