import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CrisisMarking } from "@/components/crises/crisis-marking";
import { CrisisParent } from "@/components/crises/crisis-parent";
import type { SitrepFormValues } from "@/components/crises/sitrep-editor";
import { SitrepForm } from "@/components/crises/sitrep-form";
import { keepFor } from "@/components/kept-words/kept-words";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { requireViewer } from "@/lib/auth/session";
import { listLogEntries } from "@/lib/crises/log/queries";
import { canEditCrisis } from "@/lib/crises/policy";
import { getCrisis } from "@/lib/crises/queries";
import { isActive } from "@/lib/crises/rules";
import { listPublishedSitreps } from "@/lib/crises/sitreps/queries";
import { proposedPrecedence } from "@/lib/crises/sitreps/rules";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";

export const metadata: Metadata = { title: "Write a situation report" };

export default async function NewSitrepPage({ params }: { params: Promise<{ ref: string }> }) {
  const viewer = await requireViewer();
  const { ref } = await params;
  const page = await withViewer(viewer, async (db) => {
    const crisis = await getCrisis(db, ref);
    if (!crisis) return null;
    return {
      crisis,
      entries: await listLogEntries(db, crisis.id),
      published: await listPublishedSitreps(db, crisis.id),
    };
  });
  if (!page || !canEditCrisis(viewer, page.crisis) || !isActive(page.crisis.alert)) notFound();
  const { crisis, entries, published } = page;
  const last = published[0] ?? null;
  const cutOff = last?.asOfAt ?? null;
  const values: SitrepFormValues = {
    precedence: proposedPrecedence(last, crisis.alert),
    convention: last?.convention ?? "SUPERSEDES",
    originator: last?.originator ?? "",
    periodFrom: cutOff ?? crisis.openedAt,
    asOfAt: new Date(),
    nextReportAt: null,
    isFinal: false,
    bluf: "",
    sections: { texts: {}, decisionBy: null },
    // What came in since the last cut-off is what a new report is about.
    entryIds: entries.filter((entry) => !cutOff || entry.reportedAt > cutOff).map((entry) => entry.id),
  };
  return (
    <PageBody narrow>
      <CrisisMarking of={[crisis.marking]} />
      <PageHeader
        title="Write a situation report"
        parent={<CrisisParent crisis={crisis} />}
        summary="It gets its number when it is published and never changes afterwards."
      />
      <SitrepForm
        crisis={crisis}
        draft={{ id: newId() }}
        keep={keepFor(viewer, "sitrep", `${crisis.id}.new`)}
        values={values}
        entries={entries.toReversed()}
        publishLabel="Publish"
        here={viewer.timeZone}
      />
    </PageBody>
  );
}
