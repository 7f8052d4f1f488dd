import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { ChangesSince, EngagementHistory } from "@/components/engagements/engagement-history";
import { PastVersion } from "@/components/engagements/past-version";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { Notice } from "@/components/ui/notice";
import { stateAt } from "@/lib/audit/diff";
import { listRevisions, textsOfCodes } from "@/lib/audit/queries";
import { requireViewer } from "@/lib/auth/session";
import { formatInstant } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { changesSince, findVersion, historyFor, reasonsSince } from "@/lib/engagements/history";
import { getEngagement } from "@/lib/engagements/queries";

/** Read once for the title and the page. */
const loadHistory = cache(async (ref: string) => {
  const viewer = await requireViewer();
  return withViewer(viewer, async (db) => {
    const record = await getEngagement(db, ref);
    if (!record) return null;
    const all = await listRevisions(db, "engagement", record.id);
    return {
      record,
      all,
      history: historyFor(viewer, record, all),
      texts: await textsOfCodes(db, all),
    };
  });
});

export async function generateMetadata({
  params,
}: PageProps<"/engagements/[ref]/history">): Promise<Metadata> {
  const found = await loadHistory((await params).ref);
  return { title: found ? `History of ${found.record.reference}` : "Not found" };
}

export default async function HistoryPage({ params, searchParams }: PageProps<"/engagements/[ref]/history">) {
  const viewer = await requireViewer();
  const found = await loadHistory((await params).ref);
  if (!found) notFound();
  const { record, all, history, texts } = found;
  const { version, since } = await searchParams;
  const { found: base, notice: baseNotice } = findVersion(history.revisions, since);
  const { found: past, notice: pastNotice } = findVersion(history.revisions, version);
  return (
    <PageBody>
      <MarkingBanner marking={history.marking} />
      <PrintNote text={`History of ${record.reference} as of ${formatDtg(new Date())}`} />
      <PageHeader
        title={`History of “${record.title}”`}
        parent={
          <Anchor href={`/engagements/${record.reference}`} className="prose-link">
            The record as it is
          </Anchor>
        }
        reference={record.reference}
        summary="Every version, with who made it and when. Nothing on record is ever written over."
      />
      {[...new Set([baseNotice, pastNotice])].map((notice) =>
        notice ? <Notice key={notice}>{notice}</Notice> : null,
      )}
      <div className="grid grid-cols-1 items-start gap-8 xl:grid-cols-2">
        <Section title="Versions">
          <EngagementHistory
            reference={record.reference}
            type={record.type}
            history={history}
            texts={texts}
            hereZone={viewer.timeZone}
            openFirst
          />
        </Section>
        {base ? (
          <Section
            id="since"
            boxed
            title={`Since version ${base.version}`}
            note={`From what ${base.actorName} left, ${formatInstant(base.at, viewer.timeZone)}, to the record as it is.`}
          >
            <ChangesSince
              type={record.type}
              changes={changesSince(history, base.version)}
              reasons={reasonsSince(history, base.version)}
              texts={texts}
              hereZone={viewer.timeZone}
            />
          </Section>
        ) : null}
        {past ? (
          <Section
            id="as-of"
            boxed
            title={`As of version ${past.version}`}
            note={`As ${past.actorName} left it, ${formatInstant(past.at, viewer.timeZone)}. It cannot be changed.`}
          >
            <PastVersion state={stateAt(all, past.version)} texts={texts} hereZone={viewer.timeZone} />
          </Section>
        ) : null}
      </div>
    </PageBody>
  );
}
