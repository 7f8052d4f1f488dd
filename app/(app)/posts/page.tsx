import type { Metadata } from "next";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { PeopleTabs } from "@/components/people/people-tabs";
import { PlaceFilterBar } from "@/components/people/place-filter-bar";
import { PostTable } from "@/components/people/post-table";
import { ButtonLink } from "@/components/ui/button";
import { formatCount } from "@/components/ui/count";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Pagination } from "@/components/ui/pagination";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { pageLinks } from "@/lib/paging";
import { readPlaceFilters } from "@/lib/people/place-filters";
import { canEditPosts } from "@/lib/people/policy";
import { listPosts } from "@/lib/people/posts/queries";

export const metadata: Metadata = { title: "Posts" };

export default async function PostsPage({ searchParams }: PageProps<"/posts">) {
  const viewer = await requireViewer();
  const { filters, page } = readPlaceFilters(await searchParams);
  const { rows, info } = await withViewer(viewer, (db) => listPosts(db, filters, page));
  const mayEdit = canEditPosts(viewer);
  return (
    <PageBody>
      <PrintNote text={`As of ${formatDtg(new Date())}`} />
      <PageHeader
        title="Posts"
        summary={info.total === 1 ? "1 post" : `${formatCount(info.total)} posts`}
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
      <div className="grid gap-3">
        <PlaceFilterBar path="/posts" filters={filters} label="Title, organisation or holder" />
        {rows.length > 0 ? (
          <>
            <PostTable rows={rows} />
            <Pagination
              {...info}
              noun="posts"
              links={pageLinks(
                "/posts",
                { q: filters.q ?? undefined, country: filters.country ?? undefined },
                info,
              )}
            />
          </>
        ) : (
          <EmptyState icon="briefcase" title="No post here">
            Posts come on record with the people who hold them, or here one by one. Remove a filter when one
            is set.
          </EmptyState>
        )}
      </div>
    </PageBody>
  );
}
