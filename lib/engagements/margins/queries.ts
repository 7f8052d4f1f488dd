import "server-only";
import { calendarDateOf, formatDateRange } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { type DatePrecision, type Marking, Prisma } from "@/lib/generated/prisma/client";
import { isId } from "@/lib/ids";
import { likeLiteral } from "@/lib/text";
import { parseReference } from "../references/rules";
import { rowsIn } from "../rows";
import type { EngagementRow, MarkedOption } from "../views";
import { daysOfEvents, type Margins } from "./rules";

/** The event on whose margins an engagement is held. */
export type EventOf = { id: string; reference: string; title: string; marking: Marking };

/** The event on whose margins the engagement is held; null when it is on nobody's, or of none that is open to the viewer. */
export async function getEventOf(db: Db, engagementId: string): Promise<EventOf | null> {
  const [event] = await db.$queryRaw<EventOf[]>`
    select e.id, e.reference, e.title, e.marking::text as marking
    from engagement_margin m join engagement e on e.id = m.event_id where m.engagement_id = ${engagementId}::uuid`;
  return event ?? null;
}

/** The meetings on the margins of an event that are open to the viewer, the first one first. */
export async function listMeetingsOn(db: Db, eventId: string): Promise<EngagementRow[]> {
  return rowsIn(
    db,
    Prisma.sql`select m.engagement_id as id from engagement_margin m join engagement e on e.id = m.engagement_id
               where m.event_id = ${eventId}::uuid order by e.starts_on, e.starts_at nulls last, e.id`,
  );
}

/** Where the engagement stands, as far as the viewer sees it. */
export async function readMargins(db: Db, id: string): Promise<Margins> {
  const event = await db.engagementMargin.findUnique({
    where: { engagementId: id },
    select: { eventId: true },
  });
  return {
    id,
    eventId: event?.eventId ?? null,
    meetings: await db.engagementMargin.count({ where: { eventId: id } }),
  };
}

/** So many events are offered at once. */
const MOST = 20;

/**
 * Events on whose margins the engagement may have been held, those of several countries and then the nearest in time first: those around
 * its days, or, where something is typed, those of some weeks whose title or reference holds it, and one by its whole reference whenever
 * it was. None that is itself on the margins of another.
 */
export async function findEventsFor(db: Db, engagementId: string, text: string): Promise<MarkedOption[]> {
  const meeting = isId(engagementId)
    ? await db.engagement.findUnique({
        where: { id: engagementId },
        select: { startsOn: true, endsOn: true },
      })
    : null;
  if (!meeting) return [];
  const startsOn = calendarDateOf(meeting.startsOn);
  const typed = text.trim();
  const days = daysOfEvents(
    { startsOn, endsOn: meeting.endsOn && calendarDateOf(meeting.endsOn) },
    typed !== "",
  );
  const whole = typed.toUpperCase();
  const like = `%${likeLiteral(typed)}%`;
  const rows = await db.$queryRaw<
    {
      id: string;
      reference: string;
      title: string;
      startsOn: Date;
      endsOn: Date | null;
      datePrecision: DatePrecision;
      marking: Marking;
    }[]
  >`
    select e.id, e.reference, e.title, e.starts_on as "startsOn", e.ends_on as "endsOn", e.date_precision::text as "datePrecision",
           e.marking::text as marking
    from engagement e
    where e.id <> ${engagementId}::uuid
      and ${
        parseReference(whole)
          ? Prisma.sql`e.reference = ${whole}`
          : Prisma.sql`e.starts_on between ${days.from}::date and ${days.to}::date
                       and coalesce(e.ends_on, e.starts_latest_on) >= ${days.endsFrom}::date
                       and (${typed} = '' or e.title ilike ${like} or e.reference ilike ${like})`
      }
      and not exists (select 1 from engagement_margin m where m.engagement_id = e.id)
    order by cardinality(e.country_codes) > 1 desc, abs(e.starts_on - ${startsOn}::date), e.starts_on, e.id
    limit ${MOST}`;
  return rows.map((row) => ({
    value: row.id,
    label: row.title,
    hint: `${row.reference}, ${formatDateRange(calendarDateOf(row.startsOn), row.endsOn && calendarDateOf(row.endsOn), row.datePrecision)}`,
    marking: row.marking,
  }));
}
