import type { Metadata } from "next";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { WatchTable } from "@/components/watches/watch-table";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { bannerFor } from "@/lib/markings/rules";
import { listWatches } from "@/lib/watches/queries";

export const metadata: Metadata = { title: "What you watch" };

export default async function WatchesPage() {
  const viewer = await requireViewer();
  const watches = await withViewer(viewer, (db) => listWatches(db, viewer));
  return (
    <PageBody>
      <MarkingBanner marking={bannerFor(watches.map(({ marking }) => marking))} />
      <PrintNote text={`What ${viewer.name} watches as of ${formatDtg(new Date())}`} />
      <PageHeader
        title="What you watch"
        parent={
          <Anchor href="/inbox" className="prose-link">
            Inbox
          </Anchor>
        }
        summary="A post's watches pass to whoever holds it next."
      />
      {watches.length > 0 ? (
        <WatchTable watches={watches} hereZone={viewer.timeZone} />
      ) : (
        <EmptyState
          icon="eye"
          title="You watch nothing yet"
          action={
            <ButtonLink variant="primary" href="/countries">
              Choose a country
            </ButtonLink>
          }
        >
          Engagements, countries, people, crises and exercise series have a button “Watch”. What happens to
          them then stands in your inbox.
        </EmptyState>
      )}
    </PageBody>
  );
}
