import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { countryOptions } from "@/components/countries/country-options";
import { CreateEditionForm } from "@/components/exercises/edition-forms";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Anchor } from "@/components/ui/anchor";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { canCreateEditions } from "@/lib/exercises/editions/policy";
import { getSeries } from "@/lib/exercises/queries";
import { listTemplates } from "@/lib/exercises/templates/queries";
import { newId } from "@/lib/ids";
import { listTagOptions } from "@/lib/picklists/queries";

export const metadata: Metadata = { title: "New edition" };

export default async function NewEditionPage({ params }: PageProps<"/exercises/[slug]/new">) {
  const viewer = await requireViewer();
  const { slug } = await params;
  const { series, templates, tags } = await withViewer(viewer, async (db) => ({
    series: await getSeries(db, slug),
    templates: await listTemplates(db),
    tags: await listTagOptions(db, []),
  }));
  if (!series) notFound();
  if (!canCreateEditions(viewer)) await refusePage(viewer);
  const today = todayIn("UTC", new Date());
  const countries = countryOptions();
  return (
    <PageBody narrow>
      <PageHeader
        title={`New edition of ${series.name}`}
        parent={
          <Anchor href={`/exercises/${slug}`} className="prose-link">
            {series.name}
          </Anchor>
        }
        summary="With its dates it gets its milestones from a planning template."
      />
      <CreateEditionForm
        id={newId()}
        series={series}
        countries={countries}
        hosts={countries.filter(({ value }) => series.hostCountryCodes.includes(value))}
        year={today.slice(0, 4)}
        templates={templates}
        tags={tags}
        today={today}
      />
    </PageBody>
  );
}
