import type { Metadata } from "next";
import { ExportLink } from "@/components/layout/export-link";
import { FilteredList } from "@/components/layout/filtered-list";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PeopleTabs } from "@/components/people/people-tabs";
import { activePersonFilters, PersonFilterBar } from "@/components/people/person-filters";
import { PersonTable } from "@/components/people/person-table";
import { SavedViews } from "@/components/saved-views/saved-views";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { requireViewer } from "@/lib/auth/session";
import { counted } from "@/lib/counts";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { bannerFor } from "@/lib/markings/rules";
import { peopleHref, readPersonFilters } from "@/lib/people/filters";
import { canCreatePerson, canEditPosts, canKnowPeople, canKnowStandings } from "@/lib/people/policy";
import { listPeople, markingsOfPeople } from "@/lib/people/queries";
import { savedViewsAt } from "@/lib/saved-views/prepare";
import { listSavedViews } from "@/lib/saved-views/queries";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage({ searchParams }: PageProps<"/people">) {
  const viewer = await requireViewer();
  const { filters, page, notices } = readPersonFilters(await searchParams);
  const { rows, info, isNear, found, views } = await withViewer(viewer, async (db) => ({
    ...(await listPeople(db, filters, page)),
    views: await listSavedViews(db),
  }));
  const active = activePersonFilters(filters);

  return (
    <PageBody>
      <MarkingBanner marking={bannerFor(markingsOfPeople(rows))} />
      <PageHeader
        title="People"
        summary={counted(found, "person", "people")}
        secondary={info.total > 0 ? <ExportLink list="people" href={peopleHref(filters)} /> : null}
        action={
          canCreatePerson(viewer) ? (
            <ButtonLink variant="primary" href="/people/new">
              <Icon name="plus" />
              New person
            </ButtonLink>
          ) : null
        }
      />
      <PeopleTabs current="people" mayReview={canEditPosts(viewer)} />
      <FilteredList
        notices={notices}
        bar={<PersonFilterBar filters={filters} knowsStandings={canKnowStandings(viewer)} />}
        saved={<SavedViews {...savedViewsAt(viewer, peopleHref(filters), views)} newId={newId()} />}
        active={active}
        clearHref="/people"
      >
        {isNear ? <Notice>Nobody is spelled so. These come close.</Notice> : null}
        {rows.length > 0 ? (
          <>
            <PersonTable rows={rows} />
            <Pagination {...info} noun="people" href={(wanted) => peopleHref(filters, wanted)} />
          </>
        ) : active.length > 0 ? (
          <EmptyState icon="filter" title="Nobody matches these filters">
            Remove one of them above, or clear them all.
          </EmptyState>
        ) : (
          <EmptyState
            icon="people"
            title={canKnowPeople(viewer) ? "Nobody on record yet" : "Names are not open to you"}
          >
            {canKnowPeople(viewer)
              ? "People come on record with the engagement at which they were met, or here one by one."
              : "As a viewer you know people by rank and position; each engagement says who was there."}
          </EmptyState>
        )}
      </FilteredList>
    </PageBody>
  );
}
