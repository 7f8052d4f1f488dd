import type { Metadata } from "next";
import { PortfolioForm } from "@/components/admin/portfolio-forms";
import { countryOptions } from "@/components/countries/country-options";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Anchor } from "@/components/ui/anchor";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { listCoverCandidates } from "@/lib/auth/users/queries";
import { todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { canManagePortfolios } from "@/lib/portfolios/policy";
import { listPortfolios } from "@/lib/portfolios/queries";
import { namesByCountry } from "@/lib/portfolios/rules";
import { listOwnPosts } from "@/lib/review-chains/queries";
import { postOptions } from "../../review-chains/options";

export const metadata: Metadata = { title: "New portfolio" };

export default async function NewPortfolioPage() {
  const viewer = await requireViewer();
  if (!canManagePortfolios(viewer)) await refusePage(viewer);
  const { people, portfolios, posts } = await withViewer(viewer, async (db) => ({
    people: await listCoverCandidates(db),
    portfolios: await listPortfolios(db),
    posts: postOptions(await listOwnPosts(db)),
  }));
  const id = newId();
  const today = todayIn("UTC", new Date());
  return (
    <PageBody narrow>
      <PageHeader
        title="New portfolio"
        parent={
          <Anchor href="/admin/portfolios" className="prose-link">
            Portfolios
          </Anchor>
        }
      />
      <PortfolioForm
        id={id}
        portfolio={null}
        countries={countryOptions()}
        elsewhere={namesByCountry(portfolios, id, today)}
        posts={posts}
        people={people.map(({ id, name, email }) => ({ value: id, label: name, hint: email }))}
        today={today}
      />
    </PageBody>
  );
}
