import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CrisisMarking } from "@/components/crises/crisis-marking";
import { CrisisParent } from "@/components/crises/crisis-parent";
import { LogEntryForm } from "@/components/crises/log-entry-form";
import { keepFor } from "@/components/kept-words/kept-words";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { requireViewer } from "@/lib/auth/session";
import { getLogEntry } from "@/lib/crises/log/queries";
import { canEditCrisis } from "@/lib/crises/policy";
import { getCrisis } from "@/lib/crises/queries";
import { isActive } from "@/lib/crises/rules";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";

export const metadata: Metadata = { title: "Add log entry" };

type Props = {
  params: Promise<{ ref: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function NewLogEntryPage({ params, searchParams }: Props) {
  const viewer = await requireViewer();
  const { ref } = await params;
  const { corrects } = await searchParams;
  const wanted = typeof corrects === "string" && /^[1-9]\d{0,6}$/.test(corrects) ? Number(corrects) : null;
  const { crisis, entry } = await withViewer(viewer, async (db) => {
    const found = await getCrisis(db, ref);
    return { crisis: found, entry: found && wanted ? await getLogEntry(db, found.id, wanted) : null };
  });
  if (!crisis || !canEditCrisis(viewer, crisis)) notFound();
  if ((corrects !== undefined || !isActive(crisis.alert)) && !entry) notFound();
  return (
    <PageBody narrow>
      <CrisisMarking of={[crisis.marking]} />
      <PageHeader
        title={entry ? `Correct log entry ${entry.number}` : "Add log entry"}
        parent={<CrisisParent crisis={crisis} />}
        summary={
          entry
            ? "The entry stays as it is; yours takes the next number and says which one it puts right."
            : "Entries are never changed; what turns out wrong is corrected by another entry."
        }
      />
      <LogEntryForm
        id={newId()}
        keep={keepFor(viewer, "log-entry", `${crisis.id}.${entry ? entry.number : "new"}`)}
        crisis={crisis}
        corrects={entry}
        here={viewer.timeZone}
        now={new Date()}
      />
    </PageBody>
  );
}
