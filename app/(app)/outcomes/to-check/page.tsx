import type { Metadata } from "next";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { UnreadParts } from "@/components/layout/unread-parts";
import { CheckList } from "@/components/outcomes/checks-block";
import { Anchor } from "@/components/ui/anchor";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { readAddress } from "@/lib/address";
import { requireViewer } from "@/lib/auth/session";
import { counted } from "@/lib/counts";
import { todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { bannerFor } from "@/lib/markings/rules";
import { pageHref } from "@/lib/paging";
import { listChecks } from "@/lib/work/queries";

export const metadata: Metadata = { title: "To check again" };

/** All that My work counts as to check again, by the viewer's own day; `?page=…` a page of it. */
export default async function ChecksPage({ searchParams }: PageProps<"/outcomes/to-check">) {
  const viewer = await requireViewer();
  const { notices, page } = readAddress(await searchParams);
  const asked = page();
  const now = new Date();
  const { rows, info } = await withViewer(viewer, (db) =>
    listChecks(db, viewer, todayIn(viewer.timeZone, now), asked),
  );

  return (
    <PageBody>
      <MarkingBanner marking={bannerFor(rows.map(({ engagement }) => engagement.marking))} />
      <PrintNote text={`As of ${formatDtg(now)}. To check again`} />
      <PageHeader
        title="To check again"
        parent={
          <Anchor href="/" className="prose-link">
            My work
          </Anchor>
        }
        summary={`${counted(info.total, "outcome")} whose day to look again has come: does it still hold? The longest due first.`}
      />
      <UnreadParts notices={notices} />
      {rows.length > 0 ? (
        <>
          <CheckList rows={rows} />
          <Pagination
            {...info}
            noun="outcomes"
            href={(wanted) => pageHref("/outcomes/to-check", {}, wanted)}
          />
        </>
      ) : (
        <EmptyState icon="circle-check" title="Nothing is to be checked">
          Outcomes of engagements that are yours to change stand here once their day to look again has come.
        </EmptyState>
      )}
    </PageBody>
  );
}
