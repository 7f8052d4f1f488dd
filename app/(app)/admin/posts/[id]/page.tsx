import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { HoldersForm } from "@/components/people/holders-form";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { listCoverCandidates } from "@/lib/auth/users/queries";
import { todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { canAppoint } from "@/lib/people/policy";
import { getPost } from "@/lib/people/posts/queries";

export const metadata: Metadata = { title: "Holders of a post" };

export default async function PostHoldersPage({ params }: PageProps<"/admin/posts/[id]">) {
  const viewer = await requireViewer();
  if (!canAppoint(viewer)) await refusePage(viewer);
  const { id } = await params;
  const { post, candidates } = await withViewer(viewer, async (db) => ({
    post: await getPost(db, id),
    candidates: await listCoverCandidates(db),
  }));
  if (!post || post.nation !== viewer.nation) notFound();
  const holders = post.holders.flatMap(({ userId, ...holder }) => (userId ? [{ ...holder, userId }] : []));
  // A past holder may have no account that is open any more, and stays in the list of this post.
  const users = new Map([
    ...holders.map(({ userId, name }) => [userId, { value: userId, label: name }] as const),
    ...candidates.map(({ id: value, name, email }) => [value, { value, label: name, hint: email }] as const),
  ]);
  return (
    <PageBody narrow>
      <PageHeader
        title={post.title || "Post whose title is not known"}
        parent={
          <Anchor href="/admin/posts" className="prose-link">
            Own posts
          </Anchor>
        }
        summary={post.organisation}
        secondary={<ButtonLink href={`/posts/${post.id}`}>The post</ButtonLink>}
      />
      <HoldersForm
        key={post.version}
        post={post}
        holders={holders}
        users={[...users.values()]}
        today={todayIn(viewer.timeZone, new Date())}
      />
    </PageBody>
  );
}
