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
import {
  type EngagementFilters,
  engagementsHref,
  inPart,
  NO_FILTERS,
  readEngagementFilters,
  WHENS,
} from "@/lib/engagements/filters";
import { WHEN_LABELS } from "@/lib/engagements/labels";
import { canCreate } from "@/lib/engagements/policy";
import { listEngagementsInParts } from "@/lib/engagements/queries";
import { bannerFor } from "@/lib/markings/rules";

export const metadata: Metadata = { title: "Engagements" };

export default async function EngagementsPage({ searchParams }: PageProps<"/engagements">) {
  const viewer = await requireViewer();
  const { filters, page, notices } = readEngagementFilters(await searchParams);
  const { list, series } = await withViewer(viewer, async (db) => ({
    list: await listEngagementsInParts(db, viewer, filters, page),
    series: filters.series
      ? await db.exerciseSeries.findUnique({ where: { slug: filters.series }, select: { name: true } })
      : null,
  }));
  const { rows, info, totals } = list;
  const active = activeEngagementFilters(filters, series?.name ?? null);
  const mayCreate = canCreate(viewer);

  return (
    <PageBody>
      <MarkingBanner marking={bannerFor(rows.map((row) => row.marking))} />
      <PageHeader
        title="Engagements"
        summary={`${info.total === 1 ? "1 engagement" : `${formatCount(info.total)} engagements`}${partWords(filters)}`}
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
        tabs={{
          label: "Engagements by time",
          items: WHENS.map((when) => ({
            label: WHEN_LABELS[when],
            href: engagementsHref(inPart(filters, when)),
            current: filters.when === when,
            count: totals[when],
          })),
        }}
        bar={<EngagementFilterBar filters={filters} />}
        active={active}
        clearHref={engagementsHref(inPart(NO_FILTERS, filters.when))}
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
        ) : totals.all > 0 ? (
          <EmptyState
            icon="handshake"
            title={filters.when === "ahead" ? "Nothing is ahead" : "Nothing is past"}
          >
            What is on record stands under the other tabs.
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

/** Where the line between past and ahead is drawn; `lib/engagements/filters.ts` holds the rule. */
function partWords({ when }: EngagementFilters): string {
  if (when === "ahead")
    return " from today on. One known only to its month or year stays here until that is over or it is complete.";
  return when === "past" ? " that began before today." : "";
}
