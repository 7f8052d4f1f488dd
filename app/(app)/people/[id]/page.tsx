import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { cache, type ReactNode } from "react";
import { SavedNote } from "@/components/audit/saved-note";
import { SayDoLine } from "@/components/commitments/say-do";
import { AttendedTable } from "@/components/engagements/attended-table";
import { PromiseList } from "@/components/engagements/promise-list";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { MarkSeen } from "@/components/notices/mark-seen";
import { BiographyCard } from "@/components/people/biography-card";
import { CareerTable } from "@/components/people/career-table";
import { ContactPanel } from "@/components/people/contact-panel";
import { NameInScript } from "@/components/people/name-in-script";
import { PersonBadges } from "@/components/people/person-table";
import { RankTable } from "@/components/people/rank-table";
import { RecordPast } from "@/components/people/record-past";
import { RelationshipSection } from "@/components/relationships/relationship-section";
import { Anchor } from "@/components/ui/anchor";
import { ButtonLink } from "@/components/ui/button";
import { DescriptionList } from "@/components/ui/description-list";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { Pagination } from "@/components/ui/pagination";
import { ToldOnce } from "@/components/ui/told-once";
import { WatchButton } from "@/components/watches/watch-button";
import { requireViewer } from "@/lib/auth/session";
import { commitmentsHref } from "@/lib/commitments/filters";
import { counted } from "@/lib/counts";
import { readPersonPage } from "@/lib/dashboards/person/queries";
import { type CalendarDate, formatDate, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { engagementsHref } from "@/lib/engagements/filters";
import { LOOK_LABELS } from "@/lib/engagements/labels";
import { LOOKS, lookHref, USUAL_LOOK } from "@/lib/engagements/looks/filters";
import { env } from "@/lib/env";
import { exportHref } from "@/lib/exports/lists";
import { bannerFor } from "@/lib/markings/rules";
import { pageHref } from "@/lib/paging";
import { holdsOn } from "@/lib/people/holdings/rules";
import { PERSON_WORDS, personFieldLabel, SERVICE_LABELS, STRENGTH_LABELS } from "@/lib/people/labels";
import { undoMergeAction } from "@/lib/people/merges/actions";
import { canEditPerson } from "@/lib/people/policy";
import { markingsOfPeople, type PersonRow } from "@/lib/people/queries";
import { BAND_LABELS, gradeName } from "@/lib/people/ranks";
import { hasCard, reviewDueOn } from "@/lib/people/rules";
import { isOverdue } from "@/lib/people/standings/rules";
import { markingsOf, readLineStart } from "@/lib/relationships/rules";

/** Read once for the title and the page. */
const loadPerson = cache(async (id: string, page: number, lineFrom: CalendarDate | null) => {
  const viewer = await requireViewer();
  const today = todayIn("UTC", new Date());
  const found = await withViewer(viewer, (db) => readPersonPage(db, viewer, id, page, today, lineFrom));
  if (found?.person.mergedIntoId) redirect(`/people/${found.person.mergedIntoId}` as Route);
  return found && { ...found, today };
});

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<"/people/[id]">): Promise<Metadata> {
  const { page, line } = await searchParams;
  const found = await loadPerson((await params).id, pageOf(page), readLineStart(line));
  return { title: found?.person.name ?? "Not found" };
}

/** `?page=…` is the page of their engagements; `?line=YYYY-MM` begins the relationship line with another month. */
export default async function PersonPage({ params, searchParams }: PageProps<"/people/[id]">) {
  const viewer = await requireViewer();
  const query = await searchParams;
  const lineFrom = readLineStart(query.line);
  const found = await loadPerson((await params).id, pageOf(query.page), lineFrom);
  if (!found) notFound();
  const { person, attended, promises, given, relationship, merges, duplicates, revisions, watch } = found;
  const { today, earlierRanks } = found;
  // The promises and the day to meet again wait for the viewer, on the viewer's own day.
  const hereToday = todayIn(viewer.timeZone, new Date());
  const mayEdit = canEditPerson(viewer, person);
  const markings = [
    ...markingsOfPeople([person]),
    ...attended.rows.map(({ engagement }) => engagement.marking),
    ...promises.map((row) => row.marking),
    ...(relationship ? markingsOf(relationship) : []),
    given.marking,
  ];

  return (
    <PageBody>
      <MarkingBanner marking={bannerFor(markings)} />
      <MarkSeen type="person" ids={found.everyId} unread={found.unread} />
      <PageHeader
        title={
          <>
            {person.rankText ? `${person.rankText} ` : null}
            <bdi>{person.name}</bdi>
          </>
        }
        parent={
          <Anchor href="/people" className="prose-link">
            People
          </Anchor>
        }
        summary={[person.position, person.organisation, person.countryName].filter(Boolean).join(" · ")}
        state={<PersonBadges {...person} />}
        secondary={<WatchButton of={{ type: "person", key: person.id }} state={watch} />}
        action={
          mayEdit ? (
            <ButtonLink variant="primary" href={`/people/${person.id}/edit`}>
              <Icon name="edit" />
              Edit
            </ButtonLink>
          ) : null
        }
      />
      <SavedNote asked={query.saved} revisions={revisions} viewer={viewer} labelOf={personFieldLabel} />
      {query.merged !== undefined && merges[0] ? (
        <ToldOnce param="merged">
          <Notice
            tone="success"
            title={
              <>
                <bdi>{merges[0].loserName}</bdi> and <bdi>{person.name}</bdi> are one person now.
              </>
            }
          >
            {mayEdit && person.career.filter((held) => holdsOn(held, today)).length > 1 ? (
              <p>
                More than one post is held today. Where two are one,{" "}
                <Anchor href={`/people/${person.id}/career`} className="prose-link">
                  change the posts
                </Anchor>
                .
              </p>
            ) : null}
          </Notice>
        </ToldOnce>
      ) : null}
      {duplicates.length > 0 ? (
        <Notice tone="warning" title="Perhaps on record twice">
          <ul className="grid gap-1">
            {duplicates.map((other) => (
              <li key={other.id}>
                <Anchor href={`/people/${person.id}/merge?with=${other.id}`} className="prose-link">
                  Compare with <bdi>{other.name}</bdi>
                </Anchor>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Section
        title="Facts"
        boxed
        action={
          mayEdit ? (
            <Anchor href={`/people/${person.id}/merge`} className="prose-link">
              Merge with another
            </Anchor>
          ) : null
        }
      >
        <DescriptionList items={factsOf(person, today, hereToday)} />
      </Section>
      {hasCard(person) ? (
        <Section title="Biography card" note="For whoever meets this person." boxed>
          <BiographyCard person={person} />
        </Section>
      ) : null}
      {mayEdit || earlierRanks.length > 0 ? (
        <Section
          title="Earlier ranks"
          note="With the days they were held, the latest first."
          action={
            mayEdit ? (
              <Anchor href={`/people/${person.id}/ranks`} className="prose-link">
                Change earlier ranks
              </Anchor>
            ) : null
          }
        >
          {earlierRanks.length > 0 ? (
            <RankTable ranks={earlierRanks} />
          ) : (
            <p className="text-muted">None on record.</p>
          )}
        </Section>
      ) : null}
      <Section
        title="Posts"
        note="Every post on record, the latest first. What is held today follows from the days."
        action={
          mayEdit ? (
            <Anchor href={`/people/${person.id}/career`} className="prose-link">
              Change posts
            </Anchor>
          ) : null
        }
      >
        {person.career.length > 0 ? (
          <CareerTable career={person.career} today={today} />
        ) : (
          <p className="text-muted">None on record.</p>
        )}
      </Section>
      {mayEdit ? (
        <Section title="Contact details" boxed>
          <ContactPanel key={person.version} personId={person.id} />
        </Section>
      ) : null}
      <Section
        title="Open commitments"
        note="Made at engagements where this person was present; what each side still owes."
      >
        {promises.length > 0 ? (
          <PromiseList promises={promises} today={hereToday} />
        ) : (
          <p className="text-muted">None is open.</p>
        )}
      </Section>
      {relationship ? (
        <RelationshipSection
          small
          relationship={relationship}
          name={person.name}
          theirs={person.nationality}
          home={env().RAPPORT_NATION}
          today={today}
          hrefFrom={(line) =>
            pageHref(`/people/${person.id}`, { line: line ?? undefined }, attended.info.page)
          }
        />
      ) : null}
      <Section
        title="Say and do"
        note="Promises this person gave, as far as they are published, by the day in UTC."
      >
        <p>
          <SayDoLine counts={given.counts} />{" "}
          <Anchor href={commitmentsHref({ ownerPerson: person.id })} className="prose-link">
            All promises given
          </Anchor>
        </p>
      </Section>
      <Section
        title="Engagements"
        note={`Newest first, with rank and post as held that day.${found.listed < attended.info.total ? " The list counts an engagement once, and none that this person did not come to." : ""}`}
        action={
          attended.rows.length > 0 ? <AttendedLinks personId={person.id} listed={found.listed} /> : null
        }
      >
        {attended.rows.length > 0 ? (
          <>
            <AttendedTable rows={attended.rows} />
            <Pagination
              {...attended.info}
              noun="engagements"
              href={(wanted) => pageHref(`/people/${person.id}`, { line: lineFrom?.slice(0, 7) }, wanted)}
            />
          </>
        ) : (
          <p className="text-muted">No engagement open to you names this person.</p>
        )}
      </Section>
      <RecordPast
        noun="person"
        merges={merges}
        revisions={revisions}
        zone={viewer.timeZone}
        mayUndo={mayEdit}
        undo={undoMergeAction}
        labelOf={personFieldLabel}
        words={PERSON_WORDS}
        history={{ note: "Every change, with who made it and when.", className: "print:hidden" }}
      />
    </PageBody>
  );
}

/** Of what the person attends, planned and called off among it, the list that can be narrowed and taken along; it has `listed` rows. */
function AttendedLinks({ personId, listed }: { personId: string; listed: number }) {
  const filters = { person: personId };
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {LOOKS.map((look) => (
        <li key={look}>
          <Anchor href={lookHref(filters, { ...USUAL_LOOK, look })} className="prose-link">
            {look === "list" ? `${counted(listed, "engagement")}, as a list` : LOOK_LABELS[look]}
          </Anchor>
        </li>
      ))}
      <li>
        <a href={exportHref("engagements", engagementsHref(filters))} download className="prose-link">
          Export
        </a>
      </li>
    </ul>
  );
}

function factsOf(person: PersonRow, today: CalendarDate, hereToday: CalendarDate) {
  const { nativeName, nativeLanguage, otherNames, service, rankCode, band, standing, verifiedOn } = person;
  const dueOn = reviewDueOn(verifiedOn);
  const facts: readonly [string, ReactNode][] = [
    ["Family name", <bdi key="family">{person.familyName}</bdi>],
    ["Given name", person.givenName && <bdi key="given">{person.givenName}</bdi>],
    ["Own script", nativeName && <NameInScript key="own" name={nativeName} language={nativeLanguage} />],
    ["Other spellings", otherNames.length > 0 && <Spellings key="other" names={otherNames} />],
    ["Nationality", person.countryName],
    ["Service", service && SERVICE_LABELS[service]],
    ["Rank", person.rankText],
    ["Grade", rankCode && `${gradeName(rankCode)}${band ? `, ${BAND_LABELS[band]}` : ""}`],
    ["Date of rank", person.rankSince && formatDate(person.rankSince)],
    [
      "Last met",
      person.lastMet ? formatDate(person.lastMet.on, person.lastMet.precision) : "No meeting on record",
    ],
    ["Relationship", standing.strength && STRENGTH_LABELS[standing.strength]],
    [
      "Meet again by",
      standing.nextContactOn &&
        `${formatDate(standing.nextContactOn)}${isOverdue(standing, hereToday) ? ", overdue" : ""}`,
    ],
    ["Source", person.source ?? "Not said"],
    [
      "Last checked",
      verifiedOn && dueOn
        ? `${formatDate(verifiedOn)}, ${dueOn < today ? "due again since" : "to be checked again by"} ${formatDate(dueOn)}`
        : "Never",
    ],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function Spellings({ names }: { names: readonly string[] }) {
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>
          <bdi dir="auto">{name}</bdi>
        </li>
      ))}
    </ul>
  );
}

function pageOf(value: string | readonly string[] | undefined): number {
  return typeof value === "string" && /^[1-9]\d{0,6}$/.test(value) ? Number(value) : 1;
}
