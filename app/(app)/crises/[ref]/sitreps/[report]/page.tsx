import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AcknowledgeForm, Acknowledgements } from "@/components/crises/acknowledgements";
import { PrecedenceBadge, ReconstructedBadge } from "@/components/crises/badges";
import { CorrectSitrep } from "@/components/crises/correct-sitrep";
import { CrisisMarking } from "@/components/crises/crisis-marking";
import { CrisisNotices } from "@/components/crises/crisis-notices";
import { CrisisParent } from "@/components/crises/crisis-parent";
import { SitrepDocument } from "@/components/crises/sitrep-document";
import { keepFor } from "@/components/kept-words/kept-words";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { requireViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { canAcknowledge, canEditCrisis } from "@/lib/crises/policy";
import { getCrisis } from "@/lib/crises/queries";
import { listWaitingLeaders } from "@/lib/crises/sitreps/acknowledgements/queries";
import { getAuthorName, getLatestVersion, getSitrep, listReportsBefore } from "@/lib/crises/sitreps/queries";
import { isLatestVersion, parseSitrepSlug, sitrepReference, sitrepSlug } from "@/lib/crises/sitreps/rules";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { newId } from "@/lib/ids";

type Props = { params: Promise<{ ref: string; report: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { ref, report } = await params;
  return { title: `${ref} SITREP ${report}` };
}

export default async function SitrepPage({ params }: Props) {
  const viewer = await requireViewer();
  const { ref, report: slug } = await params;
  const page = await load(viewer, ref, slug);
  if (!page) notFound();
  const { crisis, report, before, number, publishedAt, author, latest, waiting } = page;
  const address = `/crises/${crisis.reference}`;
  const clocks = { there: crisis.timeZone, here: viewer.timeZone };
  const stands = isLatestVersion(report);
  const acknowledged = report.acknowledgements.some((entry) => entry.userId === viewer.id);
  const mayAcknowledge = canAcknowledge(viewer, crisis, { isPublished: true }) && stands && !acknowledged;
  const mayCorrect = canEditCrisis(viewer, crisis) && !crisis.isHistorical && stands;
  const openCorrection = mayCorrect && report.correctedBy ? report.correctedBy : null;

  return (
    <PageBody narrow>
      <CrisisMarking of={[crisis.marking]} />
      <PrintNote
        text={`${sitrepReference(crisis.reference, number, report.correction)} as of ${formatDtg(report.asOfAt, "Z", { spaced: true })}`}
      />
      <PageHeader
        title={`Situation report ${sitrepSlug(number, report.correction)}`}
        parent={<CrisisParent crisis={crisis} />}
        reference={sitrepReference(crisis.reference, number, report.correction)}
        state={
          <>
            <PrecedenceBadge precedence={report.precedence} />
            {report.isFinal ? <Badge icon="flag">Final</Badge> : null}
            {report.isReconstructed ? <ReconstructedBadge /> : null}
            {acknowledged ? (
              <Badge tone="success" icon="circle-check">
                Acknowledged by you
              </Badge>
            ) : null}
          </>
        }
        secondary={
          openCorrection ? (
            <ButtonLink href={`${address}/sitreps/${openCorrection.id}/edit`}>Open the correction</ButtonLink>
          ) : mayCorrect ? (
            <CorrectSitrep id={report.id} draftId={newId()} keep={keepFor(viewer, "correction", report.id)} />
          ) : undefined
        }
        action={mayAcknowledge ? <AcknowledgeForm id={report.id} /> : undefined}
      />
      {stands ? null : (
        <Notice tone="warning" title="Superseded">
          A correction has taken the place of this version.{" "}
          {latest?.number && latest.publishedAt ? (
            <>
              Read{" "}
              <Anchor
                href={`${address}/sitreps/${sitrepSlug(latest.number, latest.correction)}`}
                className="prose-link"
              >
                {sitrepSlug(latest.number, latest.correction)} of{" "}
                {formatDtg(latest.publishedAt, "Z", { spaced: true })}
              </Anchor>
              .
            </>
          ) : null}
        </Notice>
      )}
      <CrisisNotices crisis={crisis} />
      <SitrepDocument report={report} before={before} author={author} crisis={crisis} clocks={clocks} />
      {crisis.isHistorical ? null : (
        <Section title="Acknowledgements" note="Of this version, by leaders who may read it.">
          <Acknowledgements
            publishedAt={publishedAt}
            acknowledged={report.acknowledgements}
            waiting={waiting}
            clocks={clocks}
          />
        </Section>
      )}
    </PageBody>
  );
}

async function load(viewer: Viewer, ref: string, slug: string) {
  const place = parseSitrepSlug(slug);
  if (!place) return null;
  return withViewer(viewer, async (db) => {
    const crisis = await getCrisis(db, ref);
    const report = crisis && (await getSitrep(db, crisis.id, place));
    if (!crisis || !report?.publishedAt) return null;
    const { publishedAt } = report;
    return {
      crisis,
      report,
      before: await listReportsBefore(db, crisis.id, { number: place.number, publishedAt }),
      number: place.number,
      publishedAt,
      author: await getAuthorName(db, report),
      latest: await getLatestVersion(db, crisis.id, place.number),
      waiting: await listWaitingLeaders(db, viewer, report.id),
    };
  });
}
