import type { Metadata } from "next";
import { countryOptions } from "@/components/countries/country-options";
import { SeriesForm } from "@/components/exercises/series-form";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Anchor } from "@/components/ui/anchor";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { canManageSeries } from "@/lib/exercises/policy";
import { listSeriesOptions } from "@/lib/exercises/queries";
import { newId } from "@/lib/ids";

export const metadata: Metadata = { title: "New exercise series" };

export default async function NewSeriesPage() {
  const viewer = await requireViewer();
  if (!canManageSeries(viewer)) await refusePage(viewer);
  const others = await withViewer(viewer, (db) => listSeriesOptions(db, null));
  return (
    <PageBody narrow>
      <PageHeader
        title="New exercise series"
        parent={
          <Anchor href="/exercises" className="prose-link">
            Exercises
          </Anchor>
        }
      />
      <SeriesForm id={newId()} series={null} countries={countryOptions()} others={others} />
    </PageBody>
  );
}
