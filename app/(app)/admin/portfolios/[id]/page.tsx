import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { countryOptions } from "@/components/admin/country-options";
import { DeletePortfolioForm, PortfolioForm } from "@/components/admin/portfolio-forms";
import { PortfolioBadge } from "@/components/admin/portfolio-table";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { canReadAudit } from "@/lib/audit/policy";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { listCoverCandidates } from "@/lib/auth/users/queries";
import { todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { isId } from "@/lib/ids";
import { canManagePortfolios } from "@/lib/portfolios/policy";
import { getPortfolio, listPortfolios } from "@/lib/portfolios/queries";
import { namesByCountry } from "@/lib/portfolios/rules";

export const metadata: Metadata = { title: "Portfolio" };

export default async function PortfolioPage({ params, searchParams }: PageProps<"/admin/portfolios/[id]">) {
  const viewer = await requireViewer();
  if (!canManagePortfolios(viewer)) await refusePage(viewer);
  const { id } = await params;
  if (!isId(id)) notFound();
  const { portfolio, portfolios, candidates } = await withViewer(viewer, async (db) => ({
    portfolio: await getPortfolio(db, id),
    portfolios: await listPortfolios(db),
    candidates: await listCoverCandidates(db),
  }));
  if (!portfolio) notFound();
  const today = todayIn("UTC", new Date());
  const people = new Map(
    [...candidates.map((person) => ({ ...person, userId: person.id })), ...portfolio.members].map(
      ({ userId, name, email }) => [userId, { value: userId, label: name, hint: email }],
    ),
  );

  return (
    <PageBody narrow>
      <PageHeader
        title={portfolio.name}
        parent={
          <Anchor href="/admin/portfolios" className="prose-link">
            Portfolios
          </Anchor>
        }
        state={<PortfolioBadge portfolio={portfolio} today={today} />}
        secondary={
          canReadAudit(viewer) ? (
            <ButtonLink href={`/admin/audit?subject=${portfolio.id}`}>In the audit trail</ButtonLink>
          ) : null
        }
      />
      {(await searchParams).saved !== undefined ? (
        <Notice tone="success">The portfolio is created and holds from everybody's next request on.</Notice>
      ) : null}
      <PortfolioForm
        id={portfolio.id}
        portfolio={portfolio}
        countries={countryOptions()}
        elsewhere={namesByCountry(portfolios, portfolio.id, today)}
        people={[...people.values()]}
        today={today}
      />
      {portfolio.members.length === 0 ? (
        <Section
          title="Delete"
          note="Only an unused portfolio can be deleted; one with people is ended by its last day."
        >
          <DeletePortfolioForm id={portfolio.id} version={portfolio.version} />
        </Section>
      ) : null}
    </PageBody>
  );
}
