import type { Metadata } from "next";
import { ExportLink } from "@/components/layout/export-link";
import { FilteredList } from "@/components/layout/filtered-list";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { OrganisationTable } from "@/components/people/organisation-table";
import { PeopleTabs } from "@/components/people/people-tabs";
import { activePlaceFilters, PlaceFilterBar } from "@/components/people/place-filter-bar";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { requireViewer } from "@/lib/auth/session";
import { counted } from "@/lib/counts";
import { withViewer } from "@/lib/db";
import { listOrganisations } from "@/lib/people/organisations/queries";
import { placesHref, readPlaceFilters } from "@/lib/people/place-filters";
import { canEditPosts } from "@/lib/people/policy";

export const metadata: Metadata = { title: "Organisations" };

export default async function OrganisationsPage({ searchParams }: PageProps<"/organisations">) {
  const viewer = await requireViewer();
  const { filters, page, notices } = readPlaceFilters(await searchParams);
  const { rows, info, isNear, found } = await withViewer(viewer, (db) =>
    listOrganisations(db, filters, page),
  );
  const mayEdit = canEditPosts(viewer);
  return (
    <PageBody>
      <PageHeader
        title="Organisations"
        summary={counted(found, "organisation")}
        secondary={
          <>
            {info.total > 0 ? (
              <ExportLink list="organisations" href={placesHref("/organisations", filters)} />
            ) : null}
            {mayEdit ? (
              <ButtonLink href="/people/review?list=organisations">Perhaps on record twice</ButtonLink>
            ) : null}
          </>
        }
        action={
          mayEdit ? (
            <ButtonLink variant="primary" href="/organisations/new">
              <Icon name="plus" />
              New organisation
            </ButtonLink>
          ) : null
        }
      />
      <PeopleTabs current="organisations" mayReview={mayEdit} />
      <FilteredList
        notices={notices}
        bar={<PlaceFilterBar path="/organisations" filters={filters} />}
        active={activePlaceFilters("/organisations", filters)}
        clearHref="/organisations"
      >
        {isNear ? <Notice>Nothing is spelled so. These come close.</Notice> : null}
        {rows.length > 0 ? (
          <>
            <OrganisationTable rows={rows} />
            <Pagination
              {...info}
              noun="organisations"
              href={(wanted) => placesHref("/organisations", filters, wanted)}
            />
          </>
        ) : (
          <EmptyState icon="list" title="No organisation here">
            Organisations come on record with the people in them, or here one by one. Remove a filter when one
            is set.
          </EmptyState>
        )}
      </FilteredList>
    </PageBody>
  );
}
