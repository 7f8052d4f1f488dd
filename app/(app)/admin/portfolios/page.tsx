import type { Metadata } from "next";
import { PortfolioTable } from "@/components/admin/portfolio-table";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { canManagePortfolios } from "@/lib/portfolios/policy";
import { listPortfolios } from "@/lib/portfolios/queries";

export const metadata: Metadata = { title: "Portfolios" };

export default async function PortfoliosPage() {
  const viewer = await requireViewer();
  if (!canManagePortfolios(viewer)) await refusePage(viewer);
  const rows = await withViewer(viewer, listPortfolios);
  const create = (
    <ButtonLink href="/admin/portfolios/new" variant="primary">
      <Icon name="plus" />
      New portfolio
    </ButtonLink>
  );
  return (
    <PageBody>
      <PageHeader
        title="Portfolios"
        summary="Who covers which countries, and when. Days are counted in UTC, so that a portfolio begins and ends for everyone at once."
        action={rows.length > 0 ? create : null}
      />
      {rows.length > 0 ? (
        <PortfolioTable rows={rows} today={todayIn("UTC", new Date())} />
      ) : (
        <EmptyState icon="briefcase" title="No portfolios yet" action={create}>
          A portfolio gives its people a set of countries for a time. Without one, an officer sees no country.
        </EmptyState>
      )}
    </PageBody>
  );
}
