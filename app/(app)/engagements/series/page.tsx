import type { Metadata, Route } from "next";
import { ExportLink } from "@/components/layout/export-link";
import { FilteredList } from "@/components/layout/filtered-list";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar, FilterField } from "@/components/ui/filter-bar";
import { requireViewer } from "@/lib/auth/session";
import { countryName } from "@/lib/countries/labels";
import { counted } from "@/lib/counts";
import { withViewer } from "@/lib/db";
import { canCreate } from "@/lib/engagements/policy";
import { readSeriesFilters, seriesHref } from "@/lib/engagements/series/filters";
import { listSeries } from "@/lib/engagements/series/queries";

export const metadata: Metadata = { title: "Series of meetings" };

export default async function SeriesListPage({ searchParams }: PageProps<"/engagements/series">) {
  const viewer = await requireViewer();
  const filters = readSeriesFilters(await searchParams);
  const series = await withViewer(viewer, (db) => listSeries(db, filters));
  const begin = canCreate(viewer) ? (
    <ButtonLink variant="primary" href="/engagements/series/new">
      Begin a series
    </ButtonLink>
  ) : null;
  return (
    <PageBody>
      <MarkingBanner marking="UNCLASSIFIED" />
      <PageHeader
        title="Series of meetings"
        parent={
          <Anchor href="/engagements" className="prose-link">
            Engagements
          </Anchor>
        }
        summary="Meetings that come again, with an agenda that goes from one to the next."
        secondary={series.length > 0 ? <ExportLink list="meeting-series" href={seriesHref(filters)} /> : null}
        action={series.length > 0 || filters.q ? begin : null}
      />
      <FilteredList
        bar={
          <FilterBar
            key={seriesHref(filters)}
            action="/engagements/series"
            noun="series of meetings"
            isFiltered={filters.q !== null}
          >
            <FilterField label="Name or topic" name="q" type="search" defaultValue={filters.q ?? ""} />
          </FilterBar>
        }
        active={filters.q ? [{ label: "Words", value: filters.q, removeHref: "/engagements/series" }] : []}
        clearHref="/engagements/series"
      >
        {series.length > 0 ? (
          <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
            {series.map(({ id, name, cadence, countryCodes, meetings, endedAt }) => (
              <li key={id} className="grid gap-0.5 px-4 py-3">
                <Anchor href={`/engagements/series/${id}` as Route} className="prose-link font-medium">
                  {name}
                </Anchor>
                <span className="text-sm text-muted">
                  {[
                    endedAt && "Ended",
                    countryCodes.map(countryName).join(", "),
                    cadence,
                    counted(meetings, "meeting"),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </li>
            ))}
          </ul>
        ) : filters.q ? (
          <EmptyState icon="filter" title="No series matches these words">
            Try fewer words, or another spelling.
          </EmptyState>
        ) : (
          <EmptyState icon="refresh" title="No series yet" action={begin}>
            Staff talks, a yearly dialogue, a weekly call: begin a series, and the next meeting starts with
            its agenda, the people of the last one and what is still open.
          </EmptyState>
        )}
      </FilteredList>
    </PageBody>
  );
}
