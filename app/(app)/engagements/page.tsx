import type { Metadata } from "next";
import { activeEngagementFilters, EngagementFilterBar } from "@/components/engagements/engagement-filters";
import { EngagementTable } from "@/components/engagements/engagement-table";
import { FilteredList } from "@/components/layout/filtered-list";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { formatCount } from "@/components/ui/count";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Pagination } from "@/components/ui/pagination";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { engagementsHref, readEngagementFilters } from "@/lib/engagements/filters";
import { canCreate } from "@/lib/engagements/policy";
import { listEngagements } from "@/lib/engagements/queries";
import { bannerFor } from "@/lib/markings/rules";

export const metadata: Metadata = { title: "Engagements" };

export default async function EngagementsPage({ searchParams }: PageProps<"/engagements">) {
  const viewer = await requireViewer();
  const { filters, page, notices } = readEngagementFilters(await searchParams);
  const { list, series } = await withViewer(viewer, async (db) => ({
    list: await listEngagements(db, viewer, filters, page),
    series: filters.series
      ? await db.exerciseSeries.findUnique({ where: { slug: filters.series }, select: { name: true } })
      : null,
  }));
  const { rows, info } = list;
  const active = activeEngagementFilters(filters, series?.name ?? null);
  const mayCreate = canCreate(viewer);

  return (
    <PageBody>
      <MarkingBanner marking={bannerFor(rows.map((row) => row.marking))} />
      <PageHeader
        title="Engagements"
        summary={info.total === 1 ? "1 engagement" : `${formatCount(info.total)} engagements`}
        action={
          mayCreate ? (
            <ButtonLink variant="primary" href="/engagements/new">
              <Icon name="plus" />
              New engagement
            </ButtonLink>
          ) : null
        }
      />
      <FilteredList
        notices={notices}
        bar={<EngagementFilterBar filters={filters} />}
        active={active}
        clearHref="/engagements"
      >
        {rows.length > 0 ? (
          <>
            <EngagementTable caption="Engagements" rows={rows} filters={filters} />
            <Pagination {...info} noun="engagements" href={(wanted) => engagementsHref(filters, wanted)} />
          </>
        ) : active.length > 0 ? (
          <EmptyState icon="filter" title="Nothing matches these filters">
            Remove one of them above, or clear them all. What is not open to you is not counted.
          </EmptyState>
        ) : (
          <EmptyState
            icon="handshake"
            title="No engagements yet"
            action={
              mayCreate ? (
                <ButtonLink variant="primary" href="/engagements/new">
                  Log the first one
                </ButtonLink>
              ) : null
            }
          >
            Meetings, visits, exchanges, exercises and training in your countries stand here, newest first.
          </EmptyState>
        )}
      </FilteredList>
    </PageBody>
  );
}
