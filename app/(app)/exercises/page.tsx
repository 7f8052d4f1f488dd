import type { Metadata } from "next";
import { activeSeriesFilters, SeriesFilterBar } from "@/components/exercises/series-filters";
import { SeriesTable } from "@/components/exercises/series-table";
import { FilteredList } from "@/components/layout/filtered-list";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { formatCount } from "@/components/ui/count";
import { EmptyState } from "@/components/ui/empty-state";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { readSeriesFilters } from "@/lib/exercises/filters";
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
      <FilteredList
        bar={<SeriesFilterBar filters={filters} />}
        active={activeSeriesFilters(filters)}
        clearHref="/exercises"
      >
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
      </FilteredList>
    </PageBody>
  );
}
