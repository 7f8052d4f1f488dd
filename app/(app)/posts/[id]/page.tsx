import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { RevisionList } from "@/components/audit/revision-list";
import { HandoverList } from "@/components/handovers/handover-list";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { ExistenceBadges, HolderTable } from "@/components/people/post-table";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { Icon } from "@/components/ui/icon";
import { fieldLabelOf } from "@/lib/audit/describe";
import { listRevisions } from "@/lib/audit/queries";
import { requireViewer } from "@/lib/auth/session";
import { commitmentsHref } from "@/lib/commitments/filters";
import { todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { engagementsHref } from "@/lib/engagements/filters";
import { listHandoversOf, listStartable } from "@/lib/handovers/queries";
import { POST_WORDS } from "@/lib/people/labels";
import { canAppoint, canEditPosts, canKnowPeople } from "@/lib/people/policy";
import { getPost } from "@/lib/people/posts/queries";
import { gradeName } from "@/lib/people/ranks";

/** Read once for the title and the page. */
const loadPost = cache(async (id: string) => {
  const viewer = await requireViewer();
  return withViewer(viewer, async (db) => {
    const post = await getPost(db, id);
    if (!post) return null;
    const isOwn = viewer.isHome && (post.nation === null || post.nation === viewer.nation);
    return {
      post,
      revisions: await listRevisions(db, "post", post.id),
      handovers: isOwn ? await listHandoversOf(db, post.id) : [],
      mayHandOver:
        isOwn &&
        (await listStartable(db, viewer, canAppoint(viewer))).some(({ postId }) => postId === post.id),
    };
  });
});

export async function generateMetadata({ params }: PageProps<"/posts/[id]">): Promise<Metadata> {
  const found = await loadPost((await params).id);
  return { title: found ? found.post.title || "Post" : "Not found" };
}

export default async function PostPage({ params }: PageProps<"/posts/[id]">) {
  const viewer = await requireViewer();
  const found = await loadPost((await params).id);
  if (!found) notFound();
  const { post, revisions, handovers, mayHandOver } = found;
  const mayAppoint = canAppoint(viewer) && post.nation === viewer.nation;
  return (
    <PageBody>
      <PageHeader
        title={post.title || "Post whose title is not known"}
        parent={
          <Anchor href="/posts" className="prose-link">
            Posts
          </Anchor>
        }
        state={<ExistenceBadges {...post} />}
        secondary={
          mayAppoint ? <ButtonLink href={`/admin/posts/${post.id}`}>Say who holds it</ButtonLink> : null
        }
        action={
          canEditPosts(viewer) ? (
            <ButtonLink variant="primary" href={`/posts/${post.id}/edit`}>
              <Icon name="edit" />
              Edit
            </ButtonLink>
          ) : null
        }
      />
      <Section title="Facts" boxed>
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
            {
              label: "Engagements",
              value: (
                <span className="flex flex-wrap gap-x-4">
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
                <span className="flex flex-wrap gap-x-4">
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
      {revisions.length > 0 ? (
        <Section title="History">
          <RevisionList
            revisions={revisions}
            hereZone={viewer.timeZone}
            labelOf={fieldLabelOf}
            words={POST_WORDS}
          />
        </Section>
      ) : null}
    </PageBody>
  );
}
