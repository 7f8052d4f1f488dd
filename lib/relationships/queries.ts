import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, addMonths, type CalendarDate } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { type EngagementFilters, NO_FILTERS } from "@/lib/engagements/filters";
import { bandOfCountry } from "@/lib/engagements/partner-band";
import { hostIn } from "@/lib/engagements/returns";
import type { EngagementRow } from "@/lib/engagements/views";
import { filtersOf, whereOf } from "@/lib/engagements/where";
import { Prisma } from "@/lib/generated/prisma/client";
import type { CommitmentState, EngagementStatus, Marking, Side } from "@/lib/generated/prisma/enums";
import { SENIORITY_BANDS } from "@/lib/people/ranks";
import { PLANNED_BY_VALUE } from "@/lib/statement-plans";
import { type Span, spanAround, spanFrom } from "./rules";

/** More marks than these nobody can tell apart; what is left out is counted. */
const MOST_MEETINGS = 120;
const MOST_PROMISES = 80;
const MOST_CRISES = 12;
const MOST_SIGNALS = 30;
/** A promise made so long before the stretch that is drawn can still fall due in it. */
const MONTHS_OF_MEMORY = 12;

/** What happened or is meant to happen: what was cancelled or put off is no contact. */
const SHOWN: readonly EngagementStatus[] = ["PROPOSED", "PLANNED", "CONFIRMED", "EXECUTING", "COMPLETE"];

/** Whose relationship is drawn: that with a country, or with one person of it. */
export type Counterpart = {
  /** Alpha-3 of the country, or of the person's. */
  country: string;
  personId?: string;
};

export type Meeting = Pick<
  EngagementRow,
  | "id"
  | "reference"
  | "type"
  | "title"
  | "status"
  | "startsOn"
  | "endsOn"
  | "datePrecision"
  | "partnerBand"
  | "marking"
> & {
  subtype: string | null;
  host: string | null;
  startsLatestOn: CalendarDate;
};

export type MadePromise = {
  id: string;
  text: string;
  bySide: Side;
  state: CommitmentState;
  /** The day of the engagement at which it was made. */
  madeOn: CalendarDate;
  dueOn: CalendarDate | null;
  /** The day it had missed before it was put off. */
  missedOn: CalendarDate | null;
  closedOn: CalendarDate | null;
  marking: Marking;
};

export type CrisisStretch = {
  reference: string;
  title: string;
  marking: Marking;
  openedOn: CalendarDate;
  /** Null while it runs. */
  closedOn: CalendarDate | null;
  signals: { number: number; on: CalendarDate; text: string }[];
};

export type Relationship = {
  span: Span;
  meetings: Meeting[];
  /** All that there are, shown or not. */
  meetingCount: number;
  promises: MadePromise[];
  promiseCount: number;
  crises: CrisisStretch[];
  /** The list that holds every meeting in the span. */
  filters: EngagementFilters;
};

/**
 * What the relationship line draws, in two statements: at most 120 meetings, those with the most senior partners first,
 * 80 promises, those still to be kept first, and 12 crises. Only what is published and open to the viewer. Two years around
 * `today` (UTC day), or from another first day on.
 */
export async function getRelationship(
  db: Db,
  viewer: Viewer,
  counterpart: Counterpart,
  today: CalendarDate,
  from: CalendarDate | null = null,
): Promise<Relationship> {
  const span = from ? spanFrom(from) : spanAround(today);
  const filters: EngagementFilters = {
    ...NO_FILTERS,
    country: counterpart.personId ? [] : [counterpart.country],
    person: counterpart.personId ?? null,
    status: [...SHOWN],
    publication: ["PUBLISHED"],
    from: span.from,
    to: addDays(span.until, -1),
  };
  return {
    span,
    filters,
    ...(await readPassed(db, viewer, counterpart, filters, span.from, today)),
    crises: await listCrises(db, counterpart.country, span),
  };
}

type Passed = Pick<Relationship, "meetings" | "meetingCount" | "promises" | "promiseCount">;

/** Meetings and promises in one: the promises were made at these meetings, or at earlier ones, which are found but once. */
async function readPassed(
  db: Db,
  viewer: Viewer,
  { country, personId }: Counterpart,
  filters: EngagementFilters,
  from: CalendarDate,
  today: CalendarDate,
): Promise<Passed> {
  const remembered = { ...filters, from: addMonths(from, -MONTHS_OF_MEMORY) };
  // Who attended is few: no country need be said besides.
  const found = personId ? await filtersOf(db, viewer, remembered) : await whereOf(db, viewer, remembered);
  // Promises of a country are found by the countries they carry themselves: they are fewer than its engagements.
  const made = personId
    ? Prisma.sql`engagement_id = any(array(select id from found))`
    : Prisma.sql`country_codes && array[${country}]`;
  // All are counted and few drawn: only what is drawn is put in order and read whole, and its text is put together as json, which
  // costs half of jsonb.
  const [passed] = await db.$queryRaw<Passed[]>`${PLANNED_BY_VALUE}
    with found as materialized (
      select id, starts_on, partner_band from engagement_visible where ${found}
    ), drawn as materialized (
      select id, array_position(${[...SENIORITY_BANDS]}::text[], partner_band) as band
      from found where starts_on >= ${from}::date
      order by band nulls last, starts_on desc, id desc limit ${MOST_MEETINGS}
    ), promise as materialized (
      select made.*, starts_on, state in ('OPEN', 'IN_WORK') as is_open
      from (select id, engagement_id, text, by_side, state, due_on, missed_on, closed_on, marking from commitment_visible
            where ${made} offset 0) made
      join found on found.id = engagement_id
      where starts_on >= ${from}::date or coalesce(due_on, closed_on, ${today}::date) >= ${from}::date
    )
    select (select count(*)::int from found where starts_on >= ${from}::date) as "meetingCount",
      (select count(*)::int from promise) as "promiseCount",
      coalesce((
        select json_agg(json_build_object(
          'id', e.id, 'reference', e.reference, 'type', e.type, 'subtype', e.subtype, 'title', e.title, 'status', e.status,
          'startsOn', e.starts_on, 'startsLatestOn', e.starts_latest_on, 'endsOn', e.ends_on, 'datePrecision', e.date_precision,
          'partnerBand', ${bandOfCountry(country)}, 'host', trim(${hostIn([country], "e")}), 'marking', e.marking)
          order by band nulls last, e.starts_on desc, e.id desc)
        from drawn join engagement e using (id)), '[]') as meetings,
      coalesce((
        select json_agg(json_build_object(
          'id', id, 'text', text, 'bySide', by_side, 'state', state, 'madeOn', starts_on, 'dueOn', due_on, 'missedOn', missed_on,
          'closedOn', closed_on, 'marking', marking) order by is_open desc, starts_on desc, id)
        from (select * from promise order by is_open desc, starts_on desc, id limit ${MOST_PROMISES}) first), '[]') as promises`;
  return passed ?? { meetings: [], meetingCount: 0, promises: [], promiseCount: 0 };
}

/** Days are those in UTC, as on the pages of crises. A signal that was corrected gives way to its correction. */
async function listCrises(db: Db, country: string, { from, until }: Span): Promise<CrisisStretch[]> {
  return db.$queryRaw<CrisisStretch[]>`
    select c.reference, c.title, c.marking::text as marking,
           to_char(c.opened_at at time zone 'UTC', 'YYYY-MM-DD') as "openedOn",
           to_char(c.closed_at at time zone 'UTC', 'YYYY-MM-DD') as "closedOn",
           coalesce((
             select jsonb_agg(jsonb_build_object('number', number, 'on', to_char(event_at at time zone 'UTC', 'YYYY-MM-DD'), 'text', text)
                              order by event_at)
             from (select number, event_at, text from crisis_log_entry l
                   where l.crisis_id = c.id and l.kind = 'SIG' and l.event_at >= ${from}::date and l.event_at < ${until}::date
                     and not exists (select 1 from crisis_log_entry later where later.corrects_id = l.id)
                   order by event_at desc limit ${MOST_SIGNALS}) newest), '[]') as signals
    from crisis c
    where c.country_codes @> array[${country}] and c.opened_at < ${until}::date
      and coalesce(c.closed_at, 'infinity') >= ${from}::date
    order by c.opened_at desc
    limit ${MOST_CRISES}`;
}
