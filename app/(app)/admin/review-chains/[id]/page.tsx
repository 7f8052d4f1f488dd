import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { HistorySection } from "@/components/audit/history";
import { countryOptions } from "@/components/countries/country-options";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { type ChainFacts, ChainForm } from "@/components/reviews/chain-form";
import { ChainBadge } from "@/components/reviews/chain-table";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ToldOnce } from "@/components/ui/told-once";
import { canReadAudit } from "@/lib/audit/policy";
import { listRevisions } from "@/lib/audit/queries";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { isId } from "@/lib/ids";
import { canManageReviewChains } from "@/lib/review-chains/policy";
import { getReviewChain, type PostView, type ReviewChainView } from "@/lib/review-chains/queries";
import { chainOptions } from "../options";

export const metadata: Metadata = { title: "Review chain" };

export default async function ReviewChainPage({
  params,
  searchParams,
}: PageProps<"/admin/review-chains/[id]">) {
  const viewer = await requireViewer();
  if (!canManageReviewChains(viewer)) await refusePage(viewer);
  const { id } = await params;
  if (!isId(id)) notFound();
  const { chain, options, revisions } = await withViewer(viewer, async (db) => ({
    chain: await getReviewChain(db, id),
    options: await chainOptions(db, viewer.nation),
    revisions: await listRevisions(db, "review_chain", id),
  }));
  if (!chain) notFound();
  return (
    <PageBody narrow>
      <PageHeader
        title={chain.name}
        parent={
          <Anchor href="/admin/review-chains" className="prose-link">
            Review chains
          </Anchor>
        }
        state={<ChainBadge isActive={chain.isActive} />}
        secondary={
          canReadAudit(viewer) ? (
            <ButtonLink href={`/admin/audit?subject=${chain.id}`}>In the audit trail</ButtonLink>
          ) : null
        }
      />
      {(await searchParams).saved !== undefined ? (
        <ToldOnce param="saved">
          <Notice tone="success">The chain holds for what is submitted from now on.</Notice>
        </ToldOnce>
      ) : null}
      <ChainForm id={chain.id} chain={factsOf(chain)} countries={countryOptions()} {...options} />
      <HistorySection revisions={revisions} hereZone={viewer.timeZone} />
    </PageBody>
  );
}

/** Only what the form shows goes to the browser. */
function factsOf({ steps, objective, organisation, ...chain }: ReviewChainView): ChainFacts {
  const { version, name, kind, countryCode, isActive } = chain;
  const postOf = ({ id, title }: PostView) => ({ id, title });
  return {
    ...{ version, name, kind, countryCode, isActive },
    objectiveId: objective?.id ?? null,
    organisationId: organisation?.id ?? null,
    steps: steps.map(({ posts, days, climbsTo }) => ({
      posts: posts.map(postOf),
      days,
      climbsTo: climbsTo && postOf(climbsTo),
    })),
  };
}
