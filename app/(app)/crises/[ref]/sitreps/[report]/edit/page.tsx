import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CrisisMarking } from "@/components/crises/crisis-marking";
import { CrisisParent } from "@/components/crises/crisis-parent";
import { DiscardDraft } from "@/components/crises/sitrep-actions";
import { SitrepForm } from "@/components/crises/sitrep-form";
import { keepFor } from "@/components/kept-words/kept-words";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { requireViewer } from "@/lib/auth/session";
import { listLogEntries } from "@/lib/crises/log/queries";
import { canEditCrisis } from "@/lib/crises/policy";
import { getCrisis } from "@/lib/crises/queries";
import { getDraftSitrep } from "@/lib/crises/sitreps/queries";
import { sitrepSlug } from "@/lib/crises/sitreps/rules";
import { readSections } from "@/lib/crises/sitreps/sections";
import { lintAssessment } from "@/lib/crises/sitreps/wording/rules";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { isId } from "@/lib/ids";
import { findHigherMarks } from "@/lib/markings/rules";

export const metadata: Metadata = { title: "Edit a situation report" };

export default async function EditSitrepPage({
  params,
}: {
  params: Promise<{ ref: string; report: string }>;
}) {
  const viewer = await requireViewer();
  const { ref, report } = await params;
  const page = await withViewer(viewer, async (db) => {
    const crisis = isId(report) ? await getCrisis(db, ref) : null;
    const draft = crisis && (await getDraftSitrep(db, crisis.id, report));
    return crisis && draft ? { crisis, draft, entries: await listLogEntries(db, crisis.id) } : null;
  });
  if (!page || !canEditCrisis(viewer, page.crisis)) notFound();
  const { crisis, draft, entries } = page;
  const corrected = draft.corrects?.number ? { ...draft.corrects, number: draft.corrects.number } : null;
  const sections = readSections(draft.sections);
  const advice = lintAssessment(sections.texts.assessment ?? "");
  const marks = findHigherMarks([draft.bluf, ...Object.values(sections.texts)].join("\n"));

  return (
    <PageBody narrow>
      <CrisisMarking of={[crisis.marking]} />
      <PageHeader
        title={
          corrected
            ? `Correct situation report ${sitrepSlug(corrected.number, corrected.correction)}`
            : "Edit the situation report"
        }
        parent={<CrisisParent crisis={crisis} />}
        state={<Badge icon="circle-dashed">{corrected ? "Draft of a correction" : "Draft"}</Badge>}
        secondary={<DiscardDraft id={draft.id} version={draft.version} />}
      />
      {corrected?.publishedAt ? (
        <Notice title={`Corrects ${formatDtg(corrected.publishedAt, "Z", { spaced: true })}`}>
          {draft.correctionReason}
        </Notice>
      ) : null}
      {marks.length > 0 ? (
        <Notice tone="warning" title="This looks like classified text">
          Found {marks.join(", ")}. Nothing above CUI may be kept here; remove it, or ignore this if the text
          only speaks of the mark.
        </Notice>
      ) : null}
      {advice.length > 0 ? (
        <Notice title="On the assessment">
          <ul className="grid list-disc gap-1 pl-5">
            {advice.map((warning) => (
              <li key={`${warning.code} ${warning.text}`}>{warning.message}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <SitrepForm
        crisis={crisis}
        draft={{ id: draft.id, version: draft.version }}
        keep={keepFor(viewer, "sitrep", draft.id)}
        values={{ ...draft, sections, entryIds: draft.entries.map(({ logEntry }) => logEntry.id) }}
        entries={entries.toReversed()}
        publishLabel={
          corrected ? `Publish as ${sitrepSlug(corrected.number, corrected.correction + 1)}` : "Publish"
        }
        here={viewer.timeZone}
      />
    </PageBody>
  );
}
