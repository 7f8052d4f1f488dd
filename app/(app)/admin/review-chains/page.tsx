import type { Metadata } from "next";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { ChainTable } from "@/components/reviews/chain-table";
import { ReassignForm } from "@/components/reviews/review-forms";
import { postsInWords } from "@/components/reviews/review-steps";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { formatInstant } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { listStrandedSteps } from "@/lib/engagements/reviews/queries";
import { canManageReviewChains } from "@/lib/review-chains/policy";
import { listOwnPosts, listReviewChains } from "@/lib/review-chains/queries";
import { postOptions } from "./options";

export const metadata: Metadata = { title: "Review chains" };

export default async function ReviewChainsPage() {
  const viewer = await requireViewer();
  if (!canManageReviewChains(viewer)) await refusePage(viewer);
  const { chains, stranded, posts } = await withViewer(viewer, async (db) => ({
    chains: await listReviewChains(db),
    stranded: await listStrandedSteps(db),
    posts: postOptions(await listOwnPosts(db)),
  }));
  const create = (
    <ButtonLink href="/admin/review-chains/new" variant="primary">
      <Icon name="plus" />
      New chain
    </ButtonLink>
  );
  return (
    <PageBody>
      <PageHeader
        title="Review chains"
        summary="Which posts approve what before it is shared. The most specific chain holds: of an objective, else of a country, else of an organisation, else the one for everything."
        action={chains.length > 0 ? create : null}
      />
      {stranded.length > 0 ? (
        <Section
          title="Steps nobody can decide"
          note="No holder of their posts is left but who wrote the record. Give the step to another post, or give the post a holder."
        >
          <ul className="grid gap-4">
            {stranded.map(({ review, step }) => (
              <li key={step.id} className="grid gap-3 rounded-lg border border-border bg-surface p-4">
                <p>
                  <span className="font-mono">{review.reference}</span> · step {step.sort + 1} of{" "}
                  {review.steps.length}, {postsInWords(step)} · submitted by {review.submittedBy},{" "}
                  {formatInstant(review.submittedAt, viewer.timeZone)}
                </p>
                <ReassignForm stepId={step.id} posts={posts} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {chains.length > 0 ? (
        <ChainTable chains={chains} />
      ) : (
        <EmptyState icon="circle-check" title="No chains yet" action={create}>
          Without a chain, authors publish what they write, and the record says that nobody reviewed it.
        </EmptyState>
      )}
    </PageBody>
  );
}
