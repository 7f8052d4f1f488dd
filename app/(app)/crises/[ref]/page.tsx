import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { HistorySection } from "@/components/audit/history";
import { SavedNote } from "@/components/audit/saved-note";
import { AlertHistory } from "@/components/crises/alert-history";
import { AlertBadge } from "@/components/crises/badges";
import { CrisisLog } from "@/components/crises/crisis-log";
import { CrisisMarking } from "@/components/crises/crisis-marking";
import { CrisisNotices } from "@/components/crises/crisis-notices";
import { CrisisPicture } from "@/components/crises/crisis-picture";
import { CrisisTiles } from "@/components/crises/crisis-tiles";
import { CommunicationsTable, Positions, PostureTable } from "@/components/crises/crisis-tracks";
import { DraftList } from "@/components/crises/draft-list";
import { EngagementLines } from "@/components/crises/engagement-lines";
import { Moment } from "@/components/crises/moment";
import { SitrepTable } from "@/components/crises/sitrep-table";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { Section } from "@/components/layout/section";
import { MarkSeen } from "@/components/notices/mark-seen";
import { TagList } from "@/components/tags/tag-list";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ToldOnce } from "@/components/ui/told-once";
import { WatchButton } from "@/components/watches/watch-button";
import { listRevisions } from "@/lib/audit/queries";
import { requireViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { counted } from "@/lib/counts";
import { crisesHref } from "@/lib/crises/filters";
import { listLogEntries } from "@/lib/crises/log/queries";
import { canEditCrisis } from "@/lib/crises/policy";
import { getContactHistory, getCrisis, getCrisisTracks, listCrisisEngagements } from "@/lib/crises/queries";
import { alertSteps, isActive } from "@/lib/crises/rules";
import { getAuthorName, listDraftSitreps, listPublishedSitreps } from "@/lib/crises/sitreps/queries";
import { sitrepSlug, standingReports } from "@/lib/crises/sitreps/rules";
import { standingSections } from "@/lib/crises/sitreps/sections";
import { countByDay, preparePicture, type TimelineFacts } from "@/lib/crises/timeline/prepare";
import { type Db, withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { markingLine } from "@/lib/markings/rules";
import { countUnreadOf } from "@/lib/notices/queries";
import { nameSchemes } from "@/lib/tags/queries";
import { readWatch } from "@/lib/watches/queries";

export async function generateMetadata({ params }: PageProps<"/crises/[ref]">): Promise<Metadata> {
  const viewer = await requireViewer();
  const { ref } = await params;
  const crisis = await withViewer(viewer, (db) => getCrisis(db, ref));
  return { title: crisis ? `${crisis.reference} ${crisis.title}` : "Not found" };
}

export default async function CrisisPage({ params, searchParams }: PageProps<"/crises/[ref]">) {
  const viewer = await requireViewer();
  const { ref } = await params;
  const asked = await searchParams;
  const page = await withViewer(viewer, (db) => load(db, viewer, ref));
  if (!page) notFound();
  const {
    crisis,
    entries,
    tracks,
    published,
    drafts,
    author,
    alerts,
    revisions,
    engagements,
    history,
    watch,
    unread,
    tagSchemes,
  } = page;
  const now = new Date();
  const clocks = { there: crisis.timeZone, here: viewer.timeZone };
  const canEdit = canEditCrisis(viewer, crisis) && !crisis.isHistorical;
  const address = `/crises/${crisis.reference}`;
  const facts: TimelineFacts = {
    entries,
    postures: tracks.postures,
    alerts,
    reports: published.flatMap((report) =>
      report.number !== null && report.publishedAt
        ? [
            {
              number: report.number,
              correction: report.correction,
              publishedAt: report.publishedAt,
              href: `${address}/sitreps/${sitrepSlug(report.number, report.correction)}`,
            },
          ]
        : [],
    ),
    now: crisis.isRunning ? now : null,
  };
  const picture = preparePicture(facts);
  const markings = [crisis, ...engagements, ...history.contacts].map((record) => record.marking);

  return (
    <PageBody>
      <CrisisMarking of={markings} />
      <MarkSeen type="crisis" ids={[crisis.id]} unread={unread} />
      <PrintNote text={`${crisis.reference} as of ${formatDtg(now, "Z", { spaced: true })}`} />
      <PageHeader
        title={crisis.title}
        parent={
          <Anchor href="/crises" className="prose-link">
            Crises
          </Anchor>
        }
        reference={crisis.reference}
        state={<AlertBadge alert={crisis.alert} />}
        summary={
          <>
            {crisis.countries.map((country) => country.name).join(", ")} · {markingLine(crisis)} · began{" "}
            <Moment at={crisis.openedAt} clocks={clocks} look="group" />
          </>
        }
        secondary={
          <>
            <WatchButton of={{ type: "crisis", key: crisis.id }} state={watch} noun="crisis" />
            {canEdit ? <ButtonLink href={`${address}/edit`}>Change</ButtonLink> : null}
            {canEdit && isActive(crisis.alert) ? (
              <ButtonLink href={`${address}/sitreps/new`}>Write a report</ButtonLink>
            ) : null}
          </>
        }
        action={
          canEdit && isActive(crisis.alert) ? (
            <ButtonLink href={`${address}/log/new`} variant="primary">
              Add log entry
            </ButtonLink>
          ) : undefined
        }
      />
      <SavedNote asked={asked.saved} revisions={revisions} viewer={viewer} />
      {asked.opened === undefined || crisis.version > 1 ? null : (
        <ToldOnce param="opened">
          <Notice tone="success" title={`Opened as ${crisis.reference}.`} />
        </ToldOnce>
      )}
      <CrisisNotices crisis={crisis} />
      <CrisisTiles
        crisis={crisis}
        report={published[0] ?? null}
        standing={standingSections(standingReports(published))}
        author={author}
        entries={entries.toSorted((a, b) => b.number - a.number).slice(0, 3)}
        tracks={tracks}
        history={history}
        clocks={clocks}
        now={now}
      />
      {picture ? (
        <Section
          title="Course of events"
          note="Times in Z. Marks open their log entry, flags their report."
          boxed
        >
          <CrisisPicture model={picture} counts={countByDay(facts)} caption={`Course of ${crisis.title}`} />
        </Section>
      ) : null}
      <DraftList reference={crisis.reference} drafts={drafts} clocks={clocks} />
      <Section title="Situation reports" id="reports" note={`${published.length} published`}>
        {published.length > 0 ? (
          <SitrepTable reference={crisis.reference} sitreps={published} clocks={clocks} />
        ) : (
          <p className="text-muted">None published yet.</p>
        )}
      </Section>
      {tracks.positions.length > 0 ? (
        <Section title="Demands and inducements by side" id="terms">
          <Positions positions={tracks.positions} />
        </Section>
      ) : null}
      {tracks.communications.length > 0 ? (
        <Section
          title="Communications"
          note="When each message was sent, received and read, and the time between."
        >
          <CommunicationsTable communications={tracks.communications} clocks={clocks} />
        </Section>
      ) : null}
      {tracks.postures.length > 0 ? (
        <Section title="Posture changes" id="posture">
          <PostureTable postures={tracks.postures} clocks={clocks} />
        </Section>
      ) : null}
      <Section
        title="Watch log"
        id="log"
        note={`${counted(entries.length, "entry", "entries")}, in order of what happened. Nothing in it is changed; a correction is an entry of its own.`}
      >
        {entries.length > 0 ? (
          <CrisisLog
            entries={entries}
            here={viewer.timeZone}
            correctHref={canEdit ? (number) => `${address}/log/new?corrects=${number}` : undefined}
          />
        ) : (
          <p className="text-muted">The log is empty.</p>
        )}
      </Section>
      {alerts.length > 1 ? (
        <Section title="History of the alert">
          <AlertHistory steps={alerts} clocks={clocks} />
        </Section>
      ) : null}
      <Section title="Linked engagements">
        {engagements.length > 0 ? (
          <EngagementLines engagements={engagements} />
        ) : (
          <p className="text-muted">No engagement names this crisis.</p>
        )}
      </Section>
      {crisis.tags.length > 0 ? (
        <Section title="Tags" boxed>
          <TagList tags={crisis.tags} schemes={tagSchemes} href={(key) => crisesHref({ tag: [key] })} />
        </Section>
      ) : null}
      {/* Nobody wrote the sample over: its versions are how the alert would have moved, which is told above. */}
      {crisis.isHistorical ? null : <HistorySection revisions={revisions} hereZone={viewer.timeZone} />}
    </PageBody>
  );
}

async function load(db: Db, viewer: Viewer, reference: string) {
  const crisis = await getCrisis(db, reference);
  if (!crisis) return null;
  const published = await listPublishedSitreps(db, crisis.id);
  const revisions = await listRevisions(db, "crisis", crisis.id);
  const engagements = await listCrisisEngagements(db, crisis.id);
  const others = crisis.countryCodes.filter((code) => code !== viewer.nation);
  return {
    crisis,
    published,
    engagements,
    tagSchemes: await nameSchemes(db, crisis.tags),
    watch: await readWatch(db, viewer, { type: "crisis", key: crisis.id }),
    unread: await countUnreadOf(db, viewer, "crisis", [crisis.id]),
    entries: await listLogEntries(db, crisis.id),
    tracks: await getCrisisTracks(db, crisis.id),
    drafts: await listDraftSitreps(db, crisis.id),
    author: published[0] ? await getAuthorName(db, published[0]) : null,
    alerts: alertSteps(crisis, revisions),
    revisions,
    history: crisis.isHistorical
      ? { countryCodes: [], contacts: engagements.slice(0, 5), openCommitments: 0 }
      : await getContactHistory(db, others),
  };
}
