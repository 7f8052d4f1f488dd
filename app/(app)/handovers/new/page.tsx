import type { Metadata } from "next";
import { StartForm } from "@/components/handovers/start-form";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Anchor } from "@/components/ui/anchor";
import { EmptyState } from "@/components/ui/empty-state";
import { refusePage } from "@/lib/audit/refuse-page";
import { requireViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { listStartable } from "@/lib/handovers/queries";
import { HANDOVER_DAYS } from "@/lib/handovers/rules";
import { newId } from "@/lib/ids";
import { canAppoint } from "@/lib/people/policy";

export const metadata: Metadata = { title: "Start a handover" };

/** `?post=<id>` chooses its holder. */
export default async function NewHandoverPage({ searchParams }: PageProps<"/handovers/new">) {
  const viewer = await requireViewer();
  if (!viewer.isHome) await refusePage(viewer);
  const { post } = await searchParams;
  const startable = await withViewer(viewer, (db) => listStartable(db, viewer, canAppoint(viewer)));
  return (
    <PageBody narrow>
      <PageHeader
        title="Start a handover"
        parent={
          <Anchor href="/handovers" className="prose-link">
            Handovers
          </Anchor>
        }
        summary={`Where a last day is set, this happens by itself ${HANDOVER_DAYS} days before it.`}
      />
      {startable.length > 0 ? (
        <StartForm id={newId()} startable={startable} postId={typeof post === "string" ? post : null} />
      ) : (
        <EmptyState icon="briefcase" title="There is no post you could hand over">
          {canAppoint(viewer)
            ? "No user holds an own post today without a handover under way."
            : "You hold no post today in your own right without a handover under way. Admins say who holds which post."}
        </EmptyState>
      )}
    </PageBody>
  );
}
