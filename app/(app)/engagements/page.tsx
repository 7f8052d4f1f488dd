import type { Metadata } from "next";
import {
  activeFilters,
  EngagementFilterBar,
  type FilterNames,
} from "@/components/engagements/engagement-filters";
import { EngagementTable } from "@/components/engagements/engagement-table";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { ButtonLink, buttonVariants } from "@/components/ui/button";
import { formatCount } from "@/components/ui/count";
import { EmptyState } from "@/components/ui/empty-state";
import { ActiveFilters } from "@/components/ui/filter-bar";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { requireViewer } from "@/lib/auth/session";
import { COUNTRIES } from "@/lib/countries/data";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { type EngagementFilters, engagementsHref, readEngagementFilters } from "@/lib/engagements/filters";
import { canCreate } from "@/lib/engagements/policy";
import { listEngagements } from "@/lib/engagements/queries";
import { bannerFor } from "@/lib/markings/rules";
import type { PageInfo } from "@/lib/paging";

export const metadata: Metadata = { title: "Engagements" };

const COUNTRY_CHOICES = COUNTRIES.map(({ alpha3, name }) => ({ value: alpha3, label: name })).sort((a, b) =>
  a.label.localeCompare(b.label, "en"),
);

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
  const names: FilterNames = { countries: COUNTRY_CHOICES, series: series?.name ?? null, crisis: null };
  const active = activeFilters(filters, names);
  const mayCreate = canCreate(viewer);

  return (
    <PageBody>
      <MarkingBanner marking={bannerFor(rows.map((row) => row.marking))} />
      <PrintNote
        text={`As of ${formatDtg(new Date())}. ${active.map(({ label, value }) => `${label}: ${value}`).join("; ")}`}
      />
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
        secondary={
          rows.length > 0 ? (
            <a href={exportHref(filters)} download className={buttonVariants()}>
              <Icon name="download" />
              Export
            </a>
          ) : null
        }
      />
      <div className="grid gap-3">
        {notices.length > 0 ? (
          <Notice tone="warning" title="Part of this address could not be read">
            <ul className="grid gap-1">
              {notices.map((notice) => (
                <li key={notice}>{notice}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
        <EngagementFilterBar key={engagementsHref(filters)} filters={filters} names={names} />
        <ActiveFilters filters={active} clearHref="/engagements" />
        {rows.length > 0 ? (
          <>
            <EngagementTable caption="Engagements" rows={rows} filters={filters} />
            <Pagination {...info} noun="engagements" links={linksOf(filters, info)} />
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
      </div>
    </PageBody>
  );
}

/** The file of exactly these rows, all pages of them. */
function exportHref(filters: EngagementFilters): string {
  return engagementsHref(filters).replace("/engagements", "/api/exports/engagements");
}

function linksOf(filters: EngagementFilters, { page, pages }: PageInfo) {
  return {
    ...(page > 1 && { first: engagementsHref(filters, 1), previous: engagementsHref(filters, page - 1) }),
    ...(page < pages && { next: engagementsHref(filters, page + 1), last: engagementsHref(filters, pages) }),
  };
}
