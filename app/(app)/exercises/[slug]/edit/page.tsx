import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { countryOptions } from "@/components/countries/country-options";
import { type SeriesFacts, SeriesForm } from "@/components/exercises/series-form";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Anchor } from "@/components/ui/anchor";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { canManageSeries } from "@/lib/exercises/policy";
import { getSeries, listSeriesOptions, type Series } from "@/lib/exercises/queries";

export const metadata: Metadata = { title: "Edit exercise series" };

export default async function EditSeriesPage({ params }: PageProps<"/exercises/[slug]/edit">) {
  const viewer = await requireViewer();
  const { slug } = await params;
  const found = await withViewer(viewer, async (db) => {
    const series = await getSeries(db, slug);
    return series && { series, others: await listSeriesOptions(db, series.id) };
  });
  if (!found) notFound();
  if (!canManageSeries(viewer)) await refusePage(viewer);
  const { series, others } = found;
  return (
    <PageBody narrow>
      <PageHeader
        title={`Edit ${series.name}`}
        parent={
          <Anchor href={`/exercises/${slug}`} className="prose-link">
            {series.name}
          </Anchor>
        }
      />
      <SeriesForm id={series.id} series={factsOf(series)} countries={countryOptions()} others={others} />
    </PageBody>
  );
}

/** Only what the form shows goes to the browser. */
function factsOf(series: Series): SeriesFacts {
  const { version, slug, name, aliases, lead, hostCountryCodes, domains, status, successorId } = series;
  const { firstYear, firstYearSource, cadence, monthHint, typicalParticipation, source, isVerified } = series;
  return {
    ...{ version, slug, name, aliases, lead, hostCountryCodes, domains, status, successorId },
    ...{ firstYear, firstYearSource, cadence, monthHint, typicalParticipation, source, isVerified },
  };
}
