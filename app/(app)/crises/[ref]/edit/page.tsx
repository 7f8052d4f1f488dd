import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChangeCrisisForm } from "@/components/crises/change-crisis-form";
import { CrisisMarking } from "@/components/crises/crisis-marking";
import { CrisisParent } from "@/components/crises/crisis-parent";
import { keepFor } from "@/components/kept-words/kept-words";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { requireViewer } from "@/lib/auth/session";
import { canEditCrisis } from "@/lib/crises/policy";
import { getCrisis } from "@/lib/crises/queries";
import { withViewer } from "@/lib/db";
import { listTagOptions } from "@/lib/picklists/queries";

export const metadata: Metadata = { title: "Change a crisis" };

export default async function ChangeCrisisPage({ params }: { params: Promise<{ ref: string }> }) {
  const viewer = await requireViewer();
  const { ref } = await params;
  const { crisis, tags } = await withViewer(viewer, async (db) => {
    const found = await getCrisis(db, ref);
    return { crisis: found, tags: await listTagOptions(db, found?.tags.map((tag) => tag.id) ?? []) };
  });
  if (!crisis || !canEditCrisis(viewer, crisis)) notFound();
  const { id, version, reference, title, summary, alert } = crisis;
  return (
    <PageBody narrow>
      <CrisisMarking of={[crisis.marking]} />
      <PageHeader title="Change alert, title, summary or tags" parent={<CrisisParent crisis={crisis} />} />
      <ChangeCrisisForm
        keep={keepFor(viewer, "crisis", id)}
        crisis={{ id, version, reference, title, summary, alert, tags: crisis.tags.map((tag) => tag.id) }}
        tags={tags}
      />
    </PageBody>
  );
}
