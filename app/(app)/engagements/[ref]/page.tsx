import type { Metadata, Route } from "next";
import { notFound } from "next/navigation";
import { cache, type ReactNode } from "react";
import { SavedNote } from "@/components/audit/saved-note";
import { AttendanceSection } from "@/components/engagements/attendance-table";
import { CalendarLinks } from "@/components/engagements/calendar-links";
import { EngagementFacts } from "@/components/engagements/engagement-facts";
import { EngagementOutcome, hasOutcome } from "@/components/engagements/engagement-outcome";
import { EngagementSubstance, hasSubstance } from "@/components/engagements/engagement-substance";
import { EventSection, MarginsSection } from "@/components/engagements/margin-sections";
import { OpenPromiseList } from "@/components/engagements/open-promise-list";
import { PromiseList } from "@/components/engagements/promise-list";
import { RecordBadges } from "@/components/engagements/record-badges";
import { RecordKeeping } from "@/components/engagements/record-keeping";
import { PlaceInSeries } from "@/components/engagements/series-forms";
import { SetFacts } from "@/components/engagements/set-facts";
import { PublicationBadge, StatusBadge } from "@/components/engagements/status-badge";
import { Surroundings } from "@/components/engagements/surroundings";
import { WarningList } from "@/components/engagements/warning-list";
import { EditionSection } from "@/components/exercises/edition-section";
import { ViennaNotice } from "@/components/exercises/vienna-notice";
import { keepFor } from "@/components/kept-words/kept-words";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintNote } from "@/components/layout/print-note";
import { Section } from "@/components/layout/section";
import { OutcomesSection } from "@/components/outcomes/outcomes-section";
import { PrepareLink } from "@/components/preparations/prepare-link";
import { DecidedNotice, SentNotice } from "@/components/reviews/decided-notice";
import { UnpublishForm } from "@/components/reviews/reason-forms";
import { NameWriterForm } from "@/components/reviews/review-forms";
import { ReviewPanel } from "@/components/reviews/review-panel";
import { TagList } from "@/components/tags/tag-list";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { ToldOnce } from "@/components/ui/told-once";
import { WatchButton } from "@/components/watches/watch-button";
import { listRevisionsOf } from "@/lib/audit/queries";
import { isAdmin } from "@/lib/auth/roles";
import { requireViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { commitmentsHref } from "@/lib/commitments/filters";
import { formatDateRange, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { heldWith } from "@/lib/engagements/countries/rules";
import { listKeeps } from "@/lib/engagements/discards/queries";
import { isWithheld } from "@/lib/engagements/export/calendar";
import { fieldLabel } from "@/lib/engagements/field-labels";
import { ownSets, repeatsEdition } from "@/lib/engagements/field-sets/editions";
import { SET_NAMES, saysSomething, setOf } from "@/lib/engagements/field-sets/sets";
import { engagementsHref } from "@/lib/engagements/filters";
import { getEventOf, listMeetingsOn } from "@/lib/engagements/margins/queries";
import { offersMargins } from "@/lib/engagements/margins/rules";
import { canCreate, canDiscard, canEdit, canNameWriter, canUnpublish } from "@/lib/engagements/policy";
import { getEngagement } from "@/lib/engagements/queries";
import { isInReview } from "@/lib/engagements/reviews/in-review";
import { canReadWarnings } from "@/lib/engagements/reviews/policy";
import {
  getSuccession,
  listReviews,
  listWritersToName,
  openStepOf,
  readReviews,
} from "@/lib/engagements/reviews/queries";
import { chainFactsOf } from "@/lib/engagements/reviews/rules";
import { getSeriesOf, listSeries } from "@/lib/engagements/series/queries";
import { isAhead } from "@/lib/engagements/status/rules";
import { engagementType, FIELD_SETS, hasFieldSet } from "@/lib/engagements/types";
import type { EngagementDetail } from "@/lib/engagements/views";
import { busyPeople, markingsOf } from "@/lib/engagements/warnings/rules";
import { env, fileLimits } from "@/lib/env";
import { type Edition, getEdition } from "@/lib/exercises/editions/queries";
import { viennaHintOf } from "@/lib/exercises/editions/vienna/rules";
import { listGiftLimits } from "@/lib/gifts/queries";
import { limitOn } from "@/lib/gifts/rules";
import { newId } from "@/lib/ids";
import { bannerFor } from "@/lib/markings/rules";
import { listOutcomes } from "@/lib/outcomes/queries";
import { readRecordWarnings } from "@/lib/preparations/queries";
import { findChain } from "@/lib/review-chains/queries";
import { readSurroundings } from "@/lib/surroundings/queries";
import { nameSchemes } from "@/lib/tags/queries";

/** Read once for the title and the page. */
const loadEngagement = cache(async (ref: string) => {
  const viewer = await requireViewer();
  return withViewer(viewer, async (db) => {
    const record = await getEngagement(db, ref);
    if (!record) return null;
    const mayEdit = canEdit(viewer, record);
    // What is in review stays as it is.
    const mayPlace = mayEdit && !isInReview(record);
    const { reviews, events } = await readReviews(db, record.id);
    const series = await getSeriesOf(db, record.id);
    const meetings = await listMeetingsOn(db, record.id);
    const isPublished = record.publication === "PUBLISHED";
    const succession = isPublished && !isAdmin(viewer) ? null : await getSuccession(db, record.id);
    const isWaiting = record.publication === "DRAFT" || record.publication === "RETURNED";
    const outcomes = await listOutcomes(db, record.id);
    return {
      record,
      mayEdit,
      reviews,
      events,
      nextChain: isWaiting ? await findNextChain(db, viewer, record) : null,
      succession,
      officers:
        succession && canNameWriter(viewer, record, succession)
          ? await listWritersToName(db, record.id)
          : null,
      keeps: canDiscard(viewer, record) ? await listKeeps(db, record.id) : null,
      warnings: canReadWarnings(viewer, record, reviews) ? await readRecordWarnings(db, record) : [],
      around: await readSurroundings(db, viewer, record),
      outcomes,
      outcomeHistories: await listRevisionsOf(
        db,
        "outcome",
        outcomes.map(({ id }) => id),
      ),
      series,
      event: await getEventOf(db, record.id),
      meetings,
      // What has meetings on its own margins is on nobody's.
      mayBeOnMargins: mayPlace && meetings.length === 0,
      edition: await findEdition(db, viewer, record),
      tagSchemes: await nameSchemes(db, record.tags),
      allSeries: mayPlace
        ? (await listSeries(db)).filter(({ id, endedAt }) => !endedAt || id === series?.id)
        : [],
      limit: limitOn(await listGiftLimits(db), record.startsOn),
    };
  });
});

export async function generateMetadata({ params }: PageProps<"/engagements/[ref]">): Promise<Metadata> {
  const found = await loadEngagement((await params).ref);
  return { title: found ? `${found.record.reference} ${found.record.title}` : "Not found" };
}

export default async function EngagementPage({ params, searchParams }: PageProps<"/engagements/[ref]">) {
  const viewer = await requireViewer();
  const found = await loadEngagement((await params).ref);
  if (!found) notFound();
  const query = await searchParams;
  // The address alone says nothing: it may come from whoever did decide or submit.
  const latest = found.reviews.at(-1);
  const hasDecided = latest?.steps.some(({ decidedById }) => decidedById === viewer.id) ?? false;
  const hasSubmitted = latest?.submittedById === viewer.id;
  const sentTo = latest && hasSubmitted ? openStepOf(latest) : null;
  const waiting =
    hasDecided && query.decided !== undefined
      ? await withViewer(viewer, (db) => listReviews(db, viewer, "mine", 1))
      : null;
  const {
    record,
    mayEdit,
    reviews,
    events,
    warnings,
    nextChain,
    succession,
    officers,
    keeps,
    around,
    outcomes,
    series,
    event,
    meetings,
    edition,
    mayBeOnMargins,
    allSeries,
    limit,
  } = found;
  const isShared = record.publication === "PUBLISHED";
  const isSettled = isShared && !record.approval?.change;
  const { history } = around;
  const panel = { viewer, record, reviews, events, warnings, nextChain, succession, keeps, history };
  const isSent = query.sent !== undefined && (sentTo !== null || (isShared && mayEdit));
  const today = todayIn(viewer.timeZone, new Date());
  const next = waiting?.rows.find(({ engagement }) => engagement.id !== record.id) ?? null;

  return (
    <PageBody>
      <MarkingBanner
        marking={bannerFor([
          record.marking,
          record.setMarking,
          ...(record.crisis ? [record.crisis.marking] : []),
          ...(series?.open.map((one) => one.marking) ?? []),
          ...(event ? [event.marking] : []),
          ...meetings.map(({ marking }) => marking),
          ...(next ? [next.engagement.marking] : []),
          ...markingsOf(warnings),
        ])}
      />
      <PrintNote text={`${record.reference} as of ${formatDtg(new Date())}`} />
      <PageHeader
        title={record.title}
        parent={
          <Anchor href="/engagements" className="prose-link">
            Engagements
          </Anchor>
        }
        reference={record.reference}
        state={
          <>
            <StatusBadge status={record.status} />
            <PublicationBadge publication={record.publication} />
            <RecordBadges {...record} />
          </>
        }
        summary={summaryOf(record)}
        secondary={
          <>
            {canCreate(viewer) ? (
              <ButtonLink href={`/engagements/new?from=${record.reference}`}>
                <Icon name="plus" />
                Log another like this
              </ButtonLink>
            ) : null}
            {isAhead(record) ? <PrepareLink reference={record.reference} /> : null}
            <WatchButton of={{ type: "engagement", key: record.id }} state={around.watch} />
          </>
        }
        action={
          mayEdit ? (
            <ButtonLink
              variant={isShared ? "primary" : "secondary"}
              href={`/engagements/${record.reference}/edit`}
            >
              <Icon name="edit" />
              Edit
            </ButtonLink>
          ) : null
        }
      />
      {waiting && latest ? (
        <ToldOnce param="decided">
          <DecidedNotice {...{ record, latest, next }} total={waiting.info.total} />
        </ToldOnce>
      ) : null}
      {isSent ? (
        <ToldOnce param="sent">
          <SentNotice step={sentTo} zone={viewer.timeZone} />
        </ToldOnce>
      ) : null}
      <SavedNote asked={query.saved} revisions={history.revisions} viewer={viewer} labelOf={fieldLabel}>
        {cameOf(record)}
      </SavedNote>
      {isSettled ? <WarningList warnings={warnings} /> : <ReviewPanel {...panel} />}
      {originNote(record)}
      <div className="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,23rem)_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
        <Section title="What, when and where" boxed>
          <EngagementFacts record={record} hereZone={viewer.timeZone} />
          <div className="border-t border-border pt-3 print:hidden">
            <CalendarLinks href="/engagements" only={record.reference} mayWithhold={isWithheld(record)} />
          </div>
        </Section>
        <div className="grid grid-cols-1 gap-8 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          {hasOutcome(record) ? (
            <Section title="Purpose and outcome" boxed>
              <EngagementOutcome record={record} />
            </Section>
          ) : null}
          {record.commitments.length > 0 ? (
            <Section
              title="Commitments"
              action={
                <Anchor href={commitmentsHref({ engagement: record.reference })} className="prose-link">
                  In the ledger
                </Anchor>
              }
            >
              <PromiseList promises={record.commitments} today={today} />
            </Section>
          ) : null}
          <OutcomesSection
            writer={viewer}
            outcomes={outcomes}
            histories={found.outcomeHistories}
            engagement={record}
            mayEdit={mayEdit}
            newId={newId()}
            today={today}
          />
          {record.attendance.length > 0 ? (
            <AttendanceSection
              attendance={record.attendance}
              busy={busyPeople(warnings)}
              href={`/engagements/${record.reference}`}
              isWhole={query.people === "all"}
            />
          ) : null}
          {meetings.length > 0 ||
          (!event && canCreate(viewer) && offersMargins(record, env().RAPPORT_NATION)) ? (
            <MarginsSection event={record} meetings={meetings} mayLog={!event && canCreate(viewer)} />
          ) : null}
          {SET_NAMES.filter((set) => saysSomething(ownSets(record), set)).map((set) => (
            <Section key={set} title={FIELD_SETS[setOf(set).code]} boxed>
              {set === "exercise" && !edition ? (
                <ViennaNotice hint={viennaHintOf({ ...record, host: record.hostCountry?.code ?? null })} />
              ) : null}
              <SetFacts set={set} record={record} />
            </Section>
          ))}
          {edition ? <EditionSection edition={edition} wasSaidHere={repeatsEdition(record.sets)} /> : null}
          {hasSubstance(record) ? (
            <Section title="Substance" boxed>
              <EngagementSubstance record={record} limit={limit} />
            </Section>
          ) : null}
          {record.objectives.length > 0 ? (
            <Section title="Objectives">
              <ul className="grid gap-2">
                {record.objectives.map(({ id, code, text, lineOfEffort, effortCode }) => (
                  <li key={id} className="grid gap-0.5">
                    <span>
                      <Anchor href={`/objectives/${code}`} className="font-mono text-sm prose-link">
                        {code}
                      </Anchor>{" "}
                      {text}
                    </span>
                    <Anchor
                      href={engagementsHref({ effort: effortCode })}
                      className="inline-flex min-h-6 w-fit items-center text-sm prose-link"
                    >
                      {lineOfEffort}
                    </Anchor>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          <Surroundings viewer={viewer} record={record} around={around} limits={fileLimits()} />
        </div>
        <div className="grid grid-cols-1 gap-8">
          {record.tags.length > 0 ? (
            <Section title="Tags">
              <TagList
                tags={record.tags}
                schemes={found.tagSchemes}
                href={(key) => engagementsHref({ tag: [key] })}
              />
            </Section>
          ) : null}
          {event || mayBeOnMargins ? (
            <EventSection engagement={record} event={event} mayPlace={mayBeOnMargins} />
          ) : null}
          {series || allSeries.length > 0 ? (
            <Section title="Series" boxed className={series ? undefined : "print:hidden"}>
              {series ? (
                <div className="grid gap-3">
                  <Anchor
                    href={`/engagements/series/${series.id}` as Route}
                    className="prose-link font-medium"
                  >
                    {series.name}
                  </Anchor>
                  {record.status === "COMPLETE" ? null : <OpenPromiseList promises={series.open} />}
                </div>
              ) : null}
              {allSeries.length > 0 ? (
                <Disclosure
                  summary={series ? "Place it elsewhere" : "Place it in a series"}
                  className="print:hidden"
                >
                  <PlaceInSeries
                    engagement={{ id: record.id, version: record.version }}
                    seriesId={series?.id ?? null}
                    series={allSeries.map(({ id, name }) => ({ value: id, label: name }))}
                  />
                </Disclosure>
              ) : null}
            </Section>
          ) : null}
          <Section title="Marking and keeping" boxed>
            <RecordKeeping record={record} viewer={viewer} />
          </Section>
          {isSettled && events.length > 0 ? <ReviewPanel {...panel} warnings={[]} /> : null}
          {officers ? (
            <Section title="Nobody is left who writes it" boxed className="print:hidden">
              {officers.length > 0 ? (
                <NameWriterForm
                  id={record.id}
                  officers={officers.map(({ id, name }) => ({ value: id, label: name }))}
                />
              ) : (
                <p className="max-w-prose text-sm">
                  None of its writers has an account in use and covers one of its countries, and no other
                  officer may change it: give its countries to an officer, who is then named here.
                </p>
              )}
            </Section>
          ) : null}
          {canUnpublish(viewer, record) ? (
            <Disclosure look="section" summary="Unpublish" className="print:hidden">
              <div className="border-t border-border p-4">
                {succession?.hasAccount ? (
                  <UnpublishForm
                    record={{ id: record.id, reference: record.reference, version: record.version }}
                    keep={keepFor(viewer, "unpublishing", record.id)}
                  />
                ) : (
                  <p className="max-w-prose text-sm">
                    None of those who wrote it has an account in use: as their draft it would be open to
                    nobody. Name a co-author first.
                  </p>
                )}
              </div>
            </Disclosure>
          ) : null}
        </div>
      </div>
    </PageBody>
  );
}

/** Who reads what was just saved. */
function cameOf({ publication, approval }: EngagementDetail): string {
  if (publication !== "PUBLISHED") return "It is not shared yet.";
  return approval?.change
    ? "It stays published; who approved it is asked to confirm the change."
    : "Everyone who may read it reads it as it is now.";
}

/** The edition that says how the review of an exercise stands; of a conference before it nothing of that is told. */
async function findEdition(
  db: Db,
  viewer: Viewer,
  { type, sets, exerciseEdition }: EngagementDetail,
): Promise<Edition | null> {
  const told = engagementType(type);
  if (!exerciseEdition || !(saysSomething(sets, "exercise") || (told && hasFieldSet(told, "E")))) return null;
  return getEdition(db, viewer, exerciseEdition.reference);
}

/** The chain that would review it if it were sent on now, by name. */
async function findNextChain(db: Db, viewer: Viewer, record: EngagementDetail): Promise<string | null> {
  const objectiveIds = record.objectives.map(({ id }) => id);
  const facts = chainFactsOf({ ...record, objectiveIds });
  const writers = [record.author?.id ?? viewer.id, viewer.id];
  return (await findChain(db, writers, facts))?.name ?? null;
}

function summaryOf(record: EngagementDetail): string {
  return [
    engagementType(record.type)?.name ?? record.type,
    heldWith(record.countries)
      .map(({ name }) => name)
      .join(", "),
    formatDateRange(record.startsOn, record.endsOn, record.datePrecision),
  ].join(" · ");
}

function originNote(record: EngagementDetail): ReactNode {
  if (record.isFictional)
    return (
      <Notice title="Fictional">
        This record was written to show the product. The people are invented and it never took place.
      </Notice>
    );
  if (record.origin === "IMPORTED")
    return (
      <Notice title="Imported">
        Taken over from {record.sourceReference ?? "another system"}; what the source does not say is not
        known here.
      </Notice>
    );
  return null;
}
