import type { Metadata } from "next";
import { SeriesForm } from "@/components/engagements/series-forms";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Anchor } from "@/components/ui/anchor";
import { EmptyState } from "@/components/ui/empty-state";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { listFormOptions } from "@/lib/engagements/pickers/queries";
import { canCreate } from "@/lib/engagements/policy";
import { newId } from "@/lib/ids";

export const metadata: Metadata = { title: "Begin a series" };

export default async function NewSeriesPage() {
  const viewer = await requireViewer();
  const options = canCreate(viewer) ? await withViewer(viewer, (db) => listFormOptions(db, viewer)) : null;
  return (
    <PageBody narrow>
      <MarkingBanner marking="UNCLASSIFIED" />
      <PageHeader
        title="Begin a series"
        parent={
          <Anchor href="/engagements/series" className="prose-link">
            Series of meetings
          </Anchor>
        }
      />
      {options ? (
        <SeriesForm id={newId()} series={null} countries={options.countries} />
      ) : (
        <EmptyState icon="lock" title="Officers log engagements">
          Your account reads the record. Ask an admin for the role of officer if you should write it too.
        </EmptyState>
      )}
    </PageBody>
  );
}
