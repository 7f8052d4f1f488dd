import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { SavedNote } from "@/components/audit/saved-note";
import { HandoverList } from "@/components/handovers/handover-list";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { MarkSeen } from "@/components/notices/mark-seen";
import { MergeNotices } from "@/components/people/merge-notices";
import { ExistenceBadges, HolderTable } from "@/components/people/post-table";
import { RecordPast } from "@/components/people/record-past";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { Icon } from "@/components/ui/icon";
import { WatchButton } from "@/components/watches/watch-button";
import { fieldLabelOf } from "@/lib/audit/describe";
import { listRevisions } from "@/lib/audit/queries";
import { requireViewer } from "@/lib/auth/session";
import { commitmentsHref } from "@/lib/commitments/filters";
import { todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { engagementsHref } from "@/lib/engagements/filters";
import { listHandoversOf, listStartable } from "@/lib/handovers/queries";
import { countUnreadOf } from "@/lib/notices/queries";
import { POST_WORDS } from "@/lib/people/labels";
import { canAppoint, canEditPosts, canKnowPeople } from "@/lib/people/policy";
import { undoPostMergeAction } from "@/lib/people/posts/merges/actions";
import { listLikelyPosts, listPostMerges } from "@/lib/people/posts/merges/queries";
import { getPost } from "@/lib/people/posts/queries";
import { gradeName } from "@/lib/people/ranks";
import { readWatch } from "@/lib/watches/queries";

/** Read once for the title and the page. */
const loadPost = cache(async (id: string) => {
  const viewer = await requireViewer();
  const found = await withViewer(viewer, async (db) => {
    const post = await getPost(db, id);
    if (!post) return null;
    if (post.mergedIntoId) return post.mergedIntoId;
    const isOwn = viewer.isHome && (post.nation === null || post.nation === viewer.nation);
    return {
      post,
      merges: await listPostMerges(db, post.id),
      likely: canEditPosts(viewer) ? await listLikelyPosts(db, post, post.id) : [],
      revisions: await listRevisions(db, "post", post.id),
      watch: await readWatch(db, viewer, { type: "post", key: post.id }),
      unread: await countUnreadOf(db, viewer, "post", [post.id]),
      handovers: isOwn ? await listHandoversOf(db, post.id) : [],
      mayHandOver:
        isOwn &&
        (await listStartable(db, viewer, canAppoint(viewer))).some(({ postId }) => postId === post.id),
    };
  });
  // An old address leads to the one that stayed.
  if (typeof found === "string") redirect(`/posts/${found}` as Route);
  return found;
});

export async function generateMetadata({ params }: PageProps<"/posts/[id]">): Promise<Metadata> {
  const found = await loadPost((await params).id);
  return { title: found ? found.post.title || "Post" : "Not found" };
}

export default async function PostPage({ params, searchParams }: PageProps<"/posts/[id]">) {
  const viewer = await requireViewer();
  const found = await loadPost((await params).id);
  if (!found) notFound();
  const { post, merges, likely, revisions, handovers, mayHandOver, watch, unread } = found;
  const query = await searchParams;
  const mayEdit = canEditPosts(viewer);
  const mayAppoint = canAppoint(viewer) && post.nation === viewer.nation;
  return (
    <PageBody>
      <MarkSeen type="post" ids={[post.id]} unread={unread} />
      <PageHeader
        title={post.title || "Post whose title is not known"}
        parent={
          <Anchor href="/posts" className="prose-link">
            Posts
          </Anchor>
        }
        state={<ExistenceBadges {...post} />}
        secondary={
          <>
            <WatchButton of={{ type: "post", key: post.id }} state={watch} />
            {mayAppoint ? <ButtonLink href={`/admin/posts/${post.id}`}>Say who holds it</ButtonLink> : null}
          </>
        }
        action={
          mayEdit ? (
            <ButtonLink variant="primary" href={`/posts/${post.id}/edit`}>
              <Icon name="edit" />
              Edit
            </ButtonLink>
          ) : null
        }
      />
      <SavedNote asked={query.saved} revisions={revisions} viewer={viewer} />
      <MergeNotices
        path="/posts"
        id={post.id}
        name={post.title || "Post"}
        merged={query.merged === undefined ? null : (merges[0]?.loserName ?? null)}
        likely={likely.map(({ id, title, organisation }) => ({
          id,
          name: [title, organisation].filter(Boolean).join(", "),
        }))}
      />
      <Section
        title="Facts"
        boxed
        action={
          mayEdit ? (
            <Anchor href={`/posts/${post.id}/merge`} className="prose-link">
              Merge with another
            </Anchor>
          ) : null
        }
      >
        <DescriptionList
          items={[
            {
              label: "Organisation",
              value: post.organisationId ? (
                <Anchor href={`/organisations/${post.organisationId}`} className="prose-link">
                  {post.organisation}
                </Anchor>
              ) : (
                "Not known"
              ),
            },
            { label: "Nation", value: post.nationName ?? "International" },
            { label: "Graded for", value: post.rankCode ? gradeName(post.rankCode) : "Not known" },
            ...(post.otherNames.length > 0
              ? [{ label: "Also called", value: <bdi dir="auto">{post.otherNames.join("; ")}</bdi> }]
              : []),
            {
              label: "Engagements",
              value: (
                <span className="flex flex-wrap gap-x-4 gap-y-1">
                  <Anchor href={engagementsHref({ attendeePost: post.id })} className="prose-link">
                    With its holder
                  </Anchor>
                  {viewer.isHome && (post.nation === null || post.nation === viewer.nation) ? (
                    <Anchor href={engagementsHref({ authorPost: post.id })} className="prose-link">
                      Written by its holder
                    </Anchor>
                  ) : null}
                </span>
              ),
            },
            {
              label: "Commitments",
              value: (
                <span className="flex flex-wrap gap-x-4 gap-y-1">
                  <Anchor
                    href={commitmentsHref({ ownerPost: post.id, state: "open" })}
                    className="prose-link"
                  >
                    Open, owned by the post
                  </Anchor>
                  <Anchor href={commitmentsHref({ ownerPost: post.id })} className="prose-link">
                    All it owns or owned
                  </Anchor>
                </span>
              ),
            },
          ]}
        />
      </Section>
      <Section title="Holders" note="Whoever held the post, the latest first. Days are inclusive.">
        {post.holders.length > 0 ? (
          <HolderTable holders={post.holders} />
        ) : (
          <p className="text-muted">
            {canKnowPeople(viewer)
              ? "Nobody on record has held it. A holder is added on the person’s page, under posts."
              : "Names are not shown to you."}
          </p>
        )}
      </Section>
      {handovers.length > 0 || mayHandOver ? (
        <Section
          title="Handovers"
          action={
            mayHandOver ? (
              <Anchor href={`/handovers/new?post=${post.id}`} className="prose-link">
                Start a handover
              </Anchor>
            ) : null
          }
        >
          {handovers.length > 0 ? (
            <HandoverList rows={handovers} today={todayIn("UTC", new Date())} />
          ) : (
            <p className="text-muted">None is under way.</p>
          )}
        </Section>
      ) : null}
      <RecordPast
        noun="post"
        merges={merges}
        revisions={revisions}
        zone={viewer.timeZone}
        mayUndo={mayEdit}
        undo={undoPostMergeAction}
        labelOf={fieldLabelOf}
        words={POST_WORDS}
      />
    </PageBody>
  );
}
