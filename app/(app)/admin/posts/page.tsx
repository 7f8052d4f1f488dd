import type { Metadata } from "next";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PostTable } from "@/components/people/post-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { canAppoint } from "@/lib/people/policy";
import { listPostsOfNation } from "@/lib/people/posts/queries";

export const metadata: Metadata = { title: "Own posts" };

export default async function OwnPostsPage() {
  const viewer = await requireViewer();
  if (!canAppoint(viewer)) await refusePage(viewer);
  const posts = await withViewer(viewer, (db) => listPostsOfNation(db, viewer.nation));
  return (
    <PageBody>
      <PageHeader
        title="Own posts"
        summary="What a post watches, approves and is told of goes to whoever holds it. Open one to say who that is."
        action={
          <ButtonLink variant="primary" href="/posts/new">
            <Icon name="plus" />
            New post
          </ButtonLink>
        }
      />
      {posts.length > 0 ? (
        <PostTable rows={posts} knowsPeople hrefOf={({ id }) => `/admin/posts/${id}`} />
      ) : (
        <EmptyState icon="briefcase" title="No own post on record yet">
          Put the posts of your offices on record, then say which users hold them.
        </EmptyState>
      )}
    </PageBody>
  );
}
