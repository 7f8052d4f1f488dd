import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PortfolioCover } from "@/components/admin/portfolio-cover";
import { DeletePortfolioForm, type PortfolioFacts, PortfolioForm } from "@/components/admin/portfolio-forms";
import { PortfolioBadge } from "@/components/admin/portfolio-table";
import { HistorySection } from "@/components/audit/history";
import { countryOptions } from "@/components/countries/country-options";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ToldOnce } from "@/components/ui/told-once";
import { canReadAudit } from "@/lib/audit/policy";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { listCoverCandidates } from "@/lib/auth/users/queries";
import { todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { isId } from "@/lib/ids";
import { canManagePortfolios } from "@/lib/portfolios/policy";
import { getPortfolio, listPortfolios, type PortfolioView } from "@/lib/portfolios/queries";
import { namesByCountry } from "@/lib/portfolios/rules";
import { listOwnPosts } from "@/lib/review-chains/queries";
import { readMemberHistory } from "../../history";
import { postOptions } from "../../review-chains/options";

export const metadata: Metadata = { title: "Portfolio" };

export default async function PortfolioPage({ params, searchParams }: PageProps<"/admin/portfolios/[id]">) {
  const viewer = await requireViewer();
  if (!canManagePortfolios(viewer)) await refusePage(viewer);
  const { id } = await params;
  if (!isId(id)) notFound();
  const { portfolio, portfolios, candidates, ownPosts, history } = await withViewer(viewer, async (db) => ({
    portfolio: await getPortfolio(db, id),
    portfolios: await listPortfolios(db),
    candidates: await listCoverCandidates(db),
    ownPosts: postOptions(await listOwnPosts(db)),
    history: await readMemberHistory(db, "portfolio", id),
  }));
  if (!portfolio) notFound();
  const today = todayIn("UTC", new Date());
  const people = new Map(
    [...candidates.map((person) => ({ ...person, userId: person.id })), ...portfolio.members].map(
      ({ userId, name, email }) => [userId, { value: userId, label: name, hint: email }],
    ),
  );
  // One that is no longer in use stays in the form of what it covered.
  const posts = new Map(
    [...portfolio.posts.map(({ postId, title }) => ({ value: postId, label: title })), ...ownPosts].map(
      (option) => [option.value, option],
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
        <ToldOnce param="saved">
          <Notice tone="success">The portfolio is created and holds from everybody's next request on.</Notice>
        </ToldOnce>
      ) : null}
      {portfolio.countries.length === 0 ? (
        <Notice tone="warning" title="This portfolio gives nothing">
          It has no countries. Whoever is named for it sees no more than without it.
        </Notice>
      ) : null}
      <Section
        title="Who covers it"
        note="Directly or by a post. A backup covers while nobody else can: the post is vacant, who was named has left or their account is disabled."
      >
        <PortfolioCover cover={portfolio.cover} today={today} />
      </Section>
      <PortfolioForm
        id={portfolio.id}
        portfolio={factsOf(portfolio)}
        countries={countryOptions()}
        elsewhere={namesByCountry(portfolios, portfolio.id, today)}
        posts={[...posts.values()]}
        people={[...people.values()]}
        today={today}
      />
      {portfolio.members.length === 0 && portfolio.posts.length === 0 ? (
        <Section
          title="Delete"
          note="Only an unused portfolio can be deleted; one with posts or people is ended by its last day."
        >
          <DeletePortfolioForm id={portfolio.id} version={portfolio.version} />
        </Section>
      ) : null}
      <HistorySection {...history} hereZone={viewer.timeZone} />
    </PageBody>
  );
}

/** Only what the form shows goes to the browser. */
function factsOf({ id: _id, cover: _cover, ...facts }: PortfolioView): PortfolioFacts {
  return facts;
}
