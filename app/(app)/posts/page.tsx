import type { Metadata } from "next";
import { ExportLink } from "@/components/layout/export-link";
import { FilteredList } from "@/components/layout/filtered-list";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PeopleTabs } from "@/components/people/people-tabs";
import { activePlaceFilters, PlaceFilterBar } from "@/components/people/place-filter-bar";
import { PostTable } from "@/components/people/post-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { requireViewer } from "@/lib/auth/session";
import { counted } from "@/lib/counts";
import { withViewer } from "@/lib/db";
import { placesHref, readPlaceFilters } from "@/lib/people/place-filters";
import { canEditPosts, canKnowPeople } from "@/lib/people/policy";
import { listPosts } from "@/lib/people/posts/queries";

export const metadata: Metadata = { title: "Posts" };

export default async function PostsPage({ searchParams }: PageProps<"/posts">) {
  const viewer = await requireViewer();
  const { filters, page, notices } = readPlaceFilters(await searchParams);
  const { rows, info, isNear, found } = await withViewer(viewer, (db) => listPosts(db, filters, page));
  const mayEdit = canEditPosts(viewer);
  return (
    <PageBody>
      <PageHeader
        title="Posts"
        summary={counted(found, "post")}
        secondary={
          <>
            {info.total > 0 ? <ExportLink list="posts" href={placesHref("/posts", filters)} /> : null}
            {mayEdit ? (
              <ButtonLink href="/people/review?list=posts">Perhaps on record twice</ButtonLink>
            ) : null}
          </>
        }
        action={
          mayEdit ? (
            <ButtonLink variant="primary" href="/posts/new">
              <Icon name="plus" />
              New post
            </ButtonLink>
          ) : null
        }
      />
      <PeopleTabs current="posts" mayReview={mayEdit} />
      <FilteredList
        notices={notices}
        bar={<PlaceFilterBar path="/posts" filters={filters} />}
        active={activePlaceFilters("/posts", filters)}
        clearHref="/posts"
      >
        {isNear ? <Notice>Nothing is spelled so. These come close.</Notice> : null}
        {rows.length > 0 ? (
          <>
            <PostTable rows={rows} knowsPeople={canKnowPeople(viewer)} />
            <Pagination {...info} noun="posts" href={(wanted) => placesHref("/posts", filters, wanted)} />
          </>
        ) : (
          <EmptyState icon="briefcase" title="No post here">
            Posts come on record with the people who hold them, or here one by one. Remove a filter when one
            is set.
          </EmptyState>
        )}
      </FilteredList>
    </PageBody>
  );
}
