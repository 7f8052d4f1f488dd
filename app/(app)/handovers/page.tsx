import type { Metadata } from "next";
import { HandoverTable } from "@/components/handovers/handover-table";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { READINESS_RULE, WALL_NOTE } from "@/lib/handovers/labels";
import { listHandovers, listStartable } from "@/lib/handovers/queries";
import { HANDOVER_DAYS } from "@/lib/handovers/rules";
import { pageHref } from "@/lib/paging";
import { canAppoint } from "@/lib/people/policy";

export const metadata: Metadata = { title: "Handovers" };

/** `?part=closed` lists those that are over. */
export default async function HandoversPage({ searchParams }: PageProps<"/handovers">) {
  const viewer = await requireViewer();
  if (!viewer.isHome) await refusePage(viewer);
  const asked = await searchParams;
  const part = asked.part === "closed" ? "closed" : "open";
  const page = Number(asked.page) || 1;
  const now = new Date();
  const { rows, info, totals, mayStart } = await withViewer(viewer, async (db) => ({
    ...(await listHandovers(db, viewer, part, page)),
    mayStart: (await listStartable(db, viewer, canAppoint(viewer))).length > 0,
  }));
  const start = mayStart ? (
    <ButtonLink variant="primary" href="/handovers/new">
      <Icon name="plus" />
      Start a handover
    </ButtonLink>
  ) : null;
  return (
    <PageBody>
      <MarkingBanner marking="UNCLASSIFIED" />
      <PrintNote text={`Handovers as of ${formatDtg(now)}`} />
      <PageHeader
        title="Handovers"
        summary={`What passes from the holder of a post to the next. Each begins by itself ${HANDOVER_DAYS} days before the holder’s last day.`}
        action={start}
      />
      <Tabs
        label="Handovers"
        items={[
          { href: "/handovers", label: "Under way", current: part === "open", count: totals.open },
          {
            href: "/handovers?part=closed",
            label: "Closed",
            current: part === "closed",
            count: totals.closed,
          },
        ]}
      />
      {rows.length > 0 ? (
        <>
          <p className="max-w-prose text-sm text-muted">
            {READINESS_RULE} {WALL_NOTE}
          </p>
          <HandoverTable rows={rows} today={todayIn("UTC", now)} />
          <Pagination
            {...info}
            noun="handovers"
            href={(to) => pageHref("/handovers", part === "closed" ? { part } : {}, to)}
          />
        </>
      ) : (
        <EmptyState
          icon="briefcase"
          title={
            part === "open" ? "No handover is under way that is open to you" : "No handover is closed yet"
          }
        >
          A handover begins {HANDOVER_DAYS} days before the last day of whoever holds a post, or by hand. It
          is open to whoever holds the post or is named to, to leaders and approvers of its countries, and to
          admins.
        </EmptyState>
      )}
    </PageBody>
  );
}
