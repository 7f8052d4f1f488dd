import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { EngagementLine } from "@/components/engagements/engagement-line";
import { PointList } from "@/components/engagements/point-list";
import { RecordBadges } from "@/components/engagements/record-badges";
import { SetFacts } from "@/components/engagements/set-facts";
import { StatusBadge, UnsharedBadge } from "@/components/engagements/status-badge";
import { keepFor } from "@/components/kept-words/kept-words";
import { MarkingBanner } from "@/components/layout/marking-banner";
import { PageBody } from "@/components/layout/page-body";
import { PageHeader } from "@/components/layout/page-header";
import { PrintButton } from "@/components/layout/print-button";
import { PrintNote } from "@/components/layout/print-note";
import { Section } from "@/components/layout/section";
import { CounterpartCards } from "@/components/preparations/counterpart-cards";
import { LastCourtesies } from "@/components/preparations/courtesies";
import { OfficeList } from "@/components/preparations/office-list";
import { SaidLastTime, TopicsDue } from "@/components/preparations/past-meetings";
import { PromisesDue } from "@/components/preparations/promises-due";
import { Warnings } from "@/components/preparations/warnings";
import { Anchor } from "@/components/ui/anchor";
import { requireViewer } from "@/lib/auth/session";
import { commitmentsHref } from "@/lib/commitments/filters";
import { canEditCommitment } from "@/lib/commitments/policy";
import { getCommitment } from "@/lib/commitments/queries";
import { formatCount } from "@/lib/counts";
import { formatDateRange, todayIn } from "@/lib/dates";
import { withViewer } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { heldWith } from "@/lib/engagements/countries/rules";
import { ownSets } from "@/lib/engagements/field-sets/editions";
import { SET_NAMES, saysSomething, setOf } from "@/lib/engagements/field-sets/sets";
import { getEventOf, listMeetingsOn } from "@/lib/engagements/margins/queries";
import { canEdit } from "@/lib/engagements/policy";
import { getEngagement } from "@/lib/engagements/queries";
import { isInReview } from "@/lib/engagements/reviews/in-review";
import { engagementType, FIELD_SETS } from "@/lib/engagements/types";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { bannerFor } from "@/lib/markings/rules";
import { markingsOfPeople } from "@/lib/people/queries";
import { MEETINGS_WITH_WORDS } from "@/lib/preparations/labels";
import { type Preparation, readPreparation } from "@/lib/preparations/queries";

/** Read once for the title and the page. */
const loadPreparation = cache(async (ref: string, asked: string | null) => {
  const viewer = await requireViewer();
  return withViewer(viewer, async (db) => {
    const record = await getEngagement(db, ref);
    if (!record) return null;
    const preparation = await readPreparation(db, record, env().RAPPORT_NATION);
    // One that the answer has just closed stays in its place until the page is left.
    const closed = asked && !preparation.promises.rows.some(({ id }) => id === asked);
    const shown = closed ? await getCommitment(db, asked) : null;
    const rows = [...(shown ? [shown] : []), ...preparation.promises.rows];
    return {
      record,
      event: await getEventOf(db, record.id),
      meetingsOn: await listMeetingsOn(db, record.id),
      ...preparation,
      promises: { ...preparation.promises, rows },
    };
  });
});

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<"/engagements/[ref]/prepare">): Promise<Metadata> {
  const found = await loadPreparation((await params).ref, askedIn((await searchParams).ask));
  return { title: found ? `Prepare ${found.record.reference}` : "Not found" };
}

/** `?ask=<id>` opens the form of one promise. */
export default async function PreparePage({ params, searchParams }: PageProps<"/engagements/[ref]/prepare">) {
  const viewer = await requireViewer();
  const ask = askedIn((await searchParams).ask);
  const found = await loadPreparation((await params).ref, ask);
  if (!found) notFound();
  const {
    record,
    event,
    meetingsOn,
    counterparts,
    more,
    promises,
    meetings,
    courtesies,
    offices,
    conflicts,
  } = found;
  const now = new Date();
  const asking = {
    today: todayIn(viewer.timeZone, now),
    engagement: { id: record.id, reference: record.reference },
    asked: ask ? { id: ask, answerId: newId(), keep: keepFor(viewer, "answer", ask) } : null,
    mayAsk: (promise: (typeof promises.rows)[number]) =>
      canEditCommitment(viewer, promise) && !isInReview(promise),
  };

  return (
    <PageBody>
      <MarkingBanner
        marking={bannerFor([
          record.marking,
          ...(event ? [event.marking] : []),
          ...meetingsOn.map(({ marking }) => marking),
          ...markingsOf(found),
        ])}
      />
      <PrintNote text={`Preparation for ${record.reference} as of ${formatDtg(now)}`} />
      <PageHeader
        title={`Prepare: ${record.title}`}
        parent={
          <Anchor href={`/engagements/${record.reference}`} className="prose-link">
            {record.reference}
          </Anchor>
        }
        state={
          <>
            <StatusBadge status={record.status} />
            <UnsharedBadge publication={record.publication} />
            <RecordBadges {...record} />
          </>
        }
        summary={[
          engagementType(record.type)?.name ?? record.type,
          heldWith(record.countries)
            .map(({ name }) => name)
            .join(", "),
          formatDateRange(record.startsOn, record.endsOn, record.datePrecision),
          [record.venue, record.city].filter(Boolean).join(", "),
        ]
          .filter(Boolean)
          .join(" · ")}
        secondary={<PrintButton />}
      />
      <Warnings offices={offices} conflicts={conflicts} />
      {record.purpose || record.objectives.length > 0 ? (
        <Section title="What it is for">
          {record.purpose ? <p className="max-w-prose break-words">{record.purpose}</p> : null}
          {record.desiredEffect ? (
            <p className="max-w-prose break-words">Desired effect: {record.desiredEffect}</p>
          ) : null}
          <ul className="grid gap-1">
            {record.objectives.map(({ id, code, text }) => (
              <li key={id}>
                <Anchor href={`/objectives/${code}`} className="font-mono text-sm prose-link">
                  {code}
                </Anchor>{" "}
                {text}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {record.points.length > 0 ? (
        <Section title="On the agenda">
          <div className="grid gap-4">
            <PointList
              points={record.points}
              headings={{ TOPIC: "Topics", KEY_POINT: "Key points", ASK: "Asks" }}
            />
          </div>
        </Section>
      ) : null}
      {event || meetingsOn.length > 0 ? (
        <Section title={event ? "On the margins of" : "On its margins"}>
          {event ? (
            <Anchor href={`/engagements/${event.reference}`} className="w-fit prose-link">
              {event.title}
            </Anchor>
          ) : (
            <ul className="grid gap-1">
              {meetingsOn.map((meeting) => (
                <li key={meeting.id}>
                  <EngagementLine engagement={meeting} />
                </li>
              ))}
            </ul>
          )}
        </Section>
      ) : null}
      {SET_NAMES.filter((set) => saysSomething(ownSets(record), set)).map((set) => (
        <Section key={set} title={FIELD_SETS[setOf(set).code]} boxed>
          <SetFacts set={set} record={record} />
        </Section>
      ))}
      <Section title="Counterparts" note="With the biography card and the last five contacts of each.">
        {counterparts.length > 0 ? (
          <CounterpartCards counterparts={counterparts} />
        ) : (
          <p className="text-muted">
            The plan names no counterpart yet;{" "}
            {canEdit(viewer, record) ? (
              <Anchor href={`/engagements/${record.reference}/edit`} className="prose-link">
                name them
              </Anchor>
            ) : (
              "its author names them"
            )}{" "}
            to see who met them last.
          </p>
        )}
        {more > 0 ? (
          <p className="text-sm text-muted">
            And{" "}
            <Anchor href={`/engagements/${record.reference}?people=all`} className="prose-link">
              {formatCount(more)} more, on the page of the plan
            </Anchor>
            .
          </p>
        ) : null}
      </Section>
      <Section
        title="Promises to speak of"
        note="Still open with these countries and people, the first due first."
        action={
          promises.total > promises.rows.length ? (
            <Anchor
              href={commitmentsHref({ state: "open", country: record.countryCodes })}
              className="prose-link"
            >
              All open with these countries
            </Anchor>
          ) : null
        }
      >
        <div className="grid gap-8 lg:grid-cols-2 print:grid-cols-2 print:gap-4">
          <PromisesDue
            title="Own side owes"
            promises={promises.rows.filter(({ bySide }) => bySide === "OWN")}
            {...asking}
          />
          <PromisesDue
            title="They owe"
            promises={promises.rows.filter(({ bySide }) => bySide !== "OWN")}
            {...asking}
          />
        </div>
      </Section>
      <div className="grid gap-8 lg:grid-cols-2 print:grid-cols-2 print:gap-4">
        <Section title="Topics due" note={`From ${MEETINGS_WITH_WORDS[meetings.of]}.`} boxed>
          <TopicsDue meetings={meetings.rows} />
        </Section>
        <Section title="Said last time" note={`By each side, at ${MEETINGS_WITH_WORDS[meetings.of]}.`} boxed>
          <SaidLastTime meetings={meetings.rows} />
        </Section>
      </div>
      <Section
        title="Gifts and honours last time"
        note="With the office of each counterpart, whoever of it was there."
        boxed
      >
        <LastCourtesies courtesies={courtesies} />
      </Section>
      <Section title="Same offices, same week" boxed>
        <OfficeList offices={offices} />
      </Section>
    </PageBody>
  );
}

function markingsOf({ counterparts, promises, meetings, courtesies, offices, conflicts }: Preparation) {
  return [
    ...counterparts.flatMap(({ person, contacts }) => [
      ...markingsOfPeople(person ? [person] : []),
      ...contacts.rows.map(({ marking }) => marking),
    ]),
    ...promises.rows.map(({ marking }) => marking),
    ...meetings.rows.map(({ engagement }) => engagement.marking),
    ...courtesies.flatMap(({ exchanged, received }) =>
      [exchanged, received].flatMap((one) => one?.engagement.marking ?? []),
    ),
    ...offices.flatMap(({ events }) => events.map(({ marking }) => marking)),
    ...conflicts.map(({ engagement }) => engagement.marking),
  ];
}

function askedIn(value: string | string[] | undefined): string | null {
  return typeof value === "string" ? value : null;
}
