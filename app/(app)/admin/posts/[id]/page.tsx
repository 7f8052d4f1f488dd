import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Period } from "@/components/admin/period";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { HoldersForm } from "@/components/people/holders-form";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { listCoverCandidates } from "@/lib/auth/users/queries";
import { todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { canAppoint } from "@/lib/people/policy";
import { getPost } from "@/lib/people/posts/queries";
import { listPortfolios, type PortfolioView } from "@/lib/portfolios/queries";
import { missingApprovers, scopeWords } from "@/lib/review-chains/labels";
import { listReviewChains, type PostView, type ReviewChainView } from "@/lib/review-chains/queries";

export const metadata: Metadata = { title: "Holders of a post" };

export default async function PostHoldersPage({ params }: PageProps<"/admin/posts/[id]">) {
  const viewer = await requireViewer();
  if (!canAppoint(viewer)) await refusePage(viewer);
  const { id } = await params;
  const { post, candidates, portfolios, chains } = await withViewer(viewer, async (db) => ({
    post: await getPost(db, id),
    candidates: await listCoverCandidates(db),
    portfolios: await listPortfolios(db),
    chains: await listReviewChains(db),
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
      <Section
        title="What it covers"
        note="Whoever holds it sees these countries from their next request on."
      >
        <CoveredBy postId={post.id} portfolios={portfolios} />
      </Section>
      <Section
        title="What it approves"
        note="Whoever holds it decides what comes to it, if they are approvers."
      >
        <ApprovedBy postId={post.id} chains={chains} />
      </Section>
      <HoldersForm
        post={{ id: post.id, version: post.version }}
        holders={holders}
        users={[...users.values()]}
        today={todayIn(viewer.timeZone, new Date())}
      />
    </PageBody>
  );
}

function ApprovedBy({ postId, chains }: { postId: string; chains: readonly ReviewChainView[] }) {
  const asked = chains
    .filter(({ isActive }) => isActive)
    .map((chain) => ({ chain, post: postIn(chain, postId) }));
  const [post] = asked.flatMap((one) => one.post ?? []);
  if (!post) return <p className="text-muted">No chain in force names this post.</p>;
  const missing = missingApprovers([post]);
  return (
    <div className="grid gap-2">
      {missing ? (
        <Notice tone="warning">{missing} One admin proposes the role, a second confirms it.</Notice>
      ) : null}
      <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
        {asked.flatMap(({ chain, post: named }) =>
          named ? (
            <li key={chain.id} className="px-4 py-2.5">
              <Anchor href={`/admin/review-chains/${chain.id}`} className="prose-link">
                {chain.name}
              </Anchor>
              <span className="block text-sm text-muted">{scopeWords(chain)}</span>
            </li>
          ) : (
            []
          ),
        )}
      </ul>
    </div>
  );
}

function postIn({ steps }: ReviewChainView, postId: string): PostView | undefined {
  return steps
    .flatMap(({ posts, climbsTo }) => [...posts, ...(climbsTo ? [climbsTo] : [])])
    .find(({ id }) => id === postId);
}

function CoveredBy({ postId, portfolios }: { postId: string; portfolios: readonly PortfolioView[] }) {
  const rows = portfolios.flatMap(({ posts, ...portfolio }) =>
    posts.filter((post) => post.postId === postId).map((post) => ({ ...post, portfolio })),
  );
  if (rows.length === 0) return <p className="text-muted">No portfolio names this post.</p>;
  return (
    <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
      {rows.map(({ portfolio, startsOn, endsOn, isBackup }) => (
        <li
          key={`${portfolio.id} ${startsOn}`}
          className="flex flex-wrap justify-between gap-x-4 gap-y-1 px-4 py-2.5"
        >
          <span>
            <Anchor href={`/admin/portfolios/${portfolio.id}`} className="prose-link">
              {portfolio.name}
            </Anchor>
            {isBackup ? <span className="text-muted"> (backup)</span> : null}
            <span className="block text-sm text-muted">
              {portfolio.countries.map(({ name }) => name).join(", ") || "No countries"}
            </span>
          </span>
          <Period startsOn={startsOn} endsOn={endsOn} />
        </li>
      ))}
    </ul>
  );
}
