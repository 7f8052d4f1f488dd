import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, addMonths, type CalendarDate, calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { type EngagementFilters, NO_FILTERS } from "@/lib/engagements/filters";
import { rowsIn } from "@/lib/engagements/rows";
import type { EngagementRow } from "@/lib/engagements/views";
import { whereOf } from "@/lib/engagements/where";
import { Prisma } from "@/lib/generated/prisma/client";
import type { CommitmentState, EngagementStatus, Marking, Side } from "@/lib/generated/prisma/enums";
import { SENIORITY_BANDS } from "@/lib/people/ranks";
import { PLANNED_BY_VALUE } from "@/lib/statement-plans";
import { type Span, spanAround } from "./rules";

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

export type Meeting = EngagementRow & {
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
  closedOn: CalendarDate | null;
  reference: string;
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
  /** The list that holds every meeting of a country in the span. */
  filters: EngagementFilters;
};

/**
 * What the relationship line draws, in three statements: at most 120 meetings, those with the most senior partners first,
 * 80 promises, those still to be kept first, and 12 crises. Only what is published and open to the viewer.
 */
export async function getRelationship(
  db: Db,
  viewer: Viewer,
  counterpart: Counterpart,
  today: CalendarDate,
): Promise<Relationship> {
  const span = spanAround(today);
  const filters: EngagementFilters = {
    ...NO_FILTERS,
    country: counterpart.personId ? [] : [counterpart.country],
    status: [...SHOWN],
    publication: ["PUBLISHED"],
    from: span.from,
    to: addDays(span.until, -1),
  };
  const found = await whereOf(db, viewer, filters);
  const meetings = await listMeetings(
    db,
    counterpart.personId ? Prisma.sql`${found} and id = ${attendedBy(counterpart.personId)}` : found,
  );
  const remembered = { ...filters, from: addMonths(span.from, -MONTHS_OF_MEMORY) };
  const promises = await listPromises(db, counterpart, await whereOf(db, viewer, remembered), span, today);
  return {
    span,
    filters,
    ...meetings,
    ...promises,
    crises: await listCrises(db, counterpart.country, span),
  };
}

/** Read by itself first: the planner would otherwise ask for the attendance of each engagement there is. */
function attendedBy(personId: string): Prisma.Sql {
  return Prisma.sql`any(array(select engagement_id from attendance_visible where person_id = ${personId}::uuid and attended))`;
}

async function listMeetings(
  db: Db,
  where: Prisma.Sql,
): Promise<Pick<Relationship, "meetings" | "meetingCount">> {
  const found = await db.$queryRaw<{ id: string; total: number }[]>`${PLANNED_BY_VALUE}
    with found as materialized (select id, starts_on, partner_band from engagement_visible where ${where})
    select id, (select count(*)::int from found) as total from found
    order by array_position(${[...SENIORITY_BANDS]}::text[], partner_band) nulls last, starts_on desc, id desc
    limit ${MOST_MEETINGS}`;
  const ids = found.map(({ id }) => id);
  const rows = await rowsIn<{ subtype: string | null; host: string | null; startsLatestOn: Date }>(
    db,
    Prisma.sql`select unnest(${ids}::uuid[]) as id`,
    {
      subtype: Prisma.sql`e.subtype`,
      host: Prisma.sql`trim(e.host_country_code)`,
      startsLatestOn: Prisma.sql`e.starts_latest_on`,
    },
  );
  return {
    meetings: rows.map(({ startsLatestOn, ...row }) => ({
      ...row,
      startsLatestOn: calendarDateOf(startsLatestOn),
    })),
    meetingCount: found[0]?.total ?? 0,
  };
}

/** Promises of a country are found by the countries they carry themselves: they are fewer than its engagements. */
async function listPromises(
  db: Db,
  { country, personId }: Counterpart,
  madeAt: Prisma.Sql,
  { from }: Span,
  today: CalendarDate,
): Promise<Pick<Relationship, "promises" | "promiseCount">> {
  type Raw = Omit<MadePromise, "madeOn" | "dueOn" | "closedOn"> & {
    madeOn: Date;
    dueOn: Date | null;
    closedOn: Date | null;
    total: number;
  };
  const made = personId
    ? Prisma.sql`c.engagement_id = ${attendedBy(personId)}`
    : Prisma.sql`c.country_codes && array[${country}]`;
  const rows = await db.$queryRaw<Raw[]>`${PLANNED_BY_VALUE}
    select c.id, c.text, c.by_side::text as "bySide", c.state::text as state, c.marking::text as marking,
           m.starts_on as "madeOn", c.due_on as "dueOn", c.closed_on as "closedOn", m.reference,
           count(*) over ()::int as total
    from commitment_visible c
    join (select id, reference, starts_on from engagement_visible where ${madeAt}) m on m.id = c.engagement_id
    where ${made}
      and (m.starts_on >= ${from}::date or coalesce(c.due_on, c.closed_on, ${today}::date) >= ${from}::date)
    order by c.state in ('OPEN', 'IN_WORK') desc, m.starts_on desc, c.id
    limit ${MOST_PROMISES}`;
  return {
    promises: rows.map(({ total: _, ...row }) => ({
      ...row,
      madeOn: calendarDateOf(row.madeOn),
      dueOn: row.dueOn && calendarDateOf(row.dueOn),
      closedOn: row.closedOn && calendarDateOf(row.closedOn),
    })),
    promiseCount: rows[0]?.total ?? 0,
  };
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
