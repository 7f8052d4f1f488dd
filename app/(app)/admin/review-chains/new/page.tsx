import type { Metadata } from "next";
import { countryOptions } from "@/components/countries/country-options";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { ChainForm } from "@/components/reviews/chain-form";
import { Anchor } from "@/components/ui/anchor";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { canManageReviewChains } from "@/lib/review-chains/policy";
import { chainOptions } from "../options";

export const metadata: Metadata = { title: "New review chain" };

export default async function NewReviewChainPage() {
  const viewer = await requireViewer();
  if (!canManageReviewChains(viewer)) await refusePage(viewer);
  const options = await withViewer(viewer, (db) => chainOptions(db, viewer.nation));
  return (
    <PageBody narrow>
      <PageHeader
        title="New review chain"
        parent={
          <Anchor href="/admin/review-chains" className="prose-link">
            Review chains
          </Anchor>
        }
      />
      <ChainForm id={newId()} chain={null} countries={countryOptions()} {...options} />
    </PageBody>
  );
}
