import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { addMonths, type CalendarDate, latestDayOf, monthStart } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { MarkingLevel } from "@/lib/markings/rules";
import { PLANNED_BY_VALUE } from "@/lib/statement-plans";
import { type EngagementFilters, isNarrowed } from "../filters";
import { rowsIn } from "../rows";
import { CALLED_OFF } from "../status/rules";
import type { EngagementRow } from "../views";
import { partWhereOf } from "../where";
import { type Lane, type Look, type NearMonths, TIMELINE_MONTHS } from "./filters";

/** Engagements named on a day of the calendar; the rest of the day is counted. */
const NAMED_ON_A_DAY = 4;
/** Engagements named that began earlier, and whose day is not known. */
const NAMED_BESIDE = 20;

/**
 * Where an engagement stands in a month: on the day it starts, as one that runs on from before, or beside the days because
 * its own is not known.
 */
type CalendarShelf = "DAY" | "RUNNING" | "UNKNOWN";

export type CalendarRow = EngagementRow & {
  shelf: CalendarShelf;
  /** How many stand there in all: on that day, or in that group. */
  count: number;
};

/**
 * What lies in the month of this first day, under the filters: of each day the longest four, and twenty each of what runs
 * on from before and of what has no day. Counts are exact.
 */
export async function listMonth(
  db: Db,
  viewer: Viewer,
  filters: EngagementFilters,
  month: CalendarDate,
): Promise<CalendarRow[]> {
  const last = latestDayOf(month, "MONTH");
  return rowsIn<{ shelf: CalendarShelf; count: number }>(
    db,
    Prisma.sql`
      with found as materialized (
        select id, starts_on, ends_on,
               case when starts_latest_on > starts_on then 'UNKNOWN' when starts_on < ${month}::date then 'RUNNING' else 'DAY' end as shelf
        from engagement_visible
        where ${await partWhereOf(db, viewer, filters)}
          and starts_on <= ${last}::date and greatest(ends_on, starts_latest_on) >= ${month}::date
      ), placed as (
        select *, row_number() over (each_place order by ends_on - starts_on desc nulls last, starts_on, id) as number,
               count(*) over each_place as count
        from found
        window each_place as (partition by shelf, case when shelf = 'DAY' then starts_on end)
      )
      select id, shelf, count from placed
      where number <= case when shelf = 'DAY' then ${NAMED_ON_A_DAY}::int else ${NAMED_BESIDE}::int end
      order by starts_on, number`,
    {
      shelf: Prisma.sql`(select shelf from page where page.id = e.id)`,
      count: Prisma.sql`(select count::int from page where page.id = e.id)`,
    },
  );
}

/**
 * How many engagements there are with each country under the filters, each counted once with each of its countries. Where
 * countries are asked for, only these: of the others an address could not say the same.
 */
export async function countByCountries(
  db: Db,
  viewer: Viewer,
  filters: EngagementFilters,
): Promise<{ code: string; count: number }[]> {
  const asked = filters.country;
  return db.$queryRaw`
    select code, count(*)::int as count
    from (select unnest(country_codes) as code from engagement_visible where ${await partWhereOf(db, viewer, filters)}) each
    where ${asked.length > 0 ? Prisma.sql`code = any(${asked}::text[])` : Prisma.sql`true`}
    group by code order by code`;
}

/** How many engagements in one status were called off for one reason of the list, with the highest marking among them. */
export type ReasonCount = {
  status: (typeof CALLED_OFF)[number];
  /** Code and words of the reason; null where none of the list was given. */
  code: string | null;
  label: string | null;
  count: number;
  marking: MarkingLevel;
};

/** What was cancelled and what was postponed among the engagements under the filters, by reason in the order of the list, none of it last. */
export async function countByReason(
  db: Db,
  viewer: Viewer,
  filters: EngagementFilters,
): Promise<ReasonCount[]> {
  const asked = CALLED_OFF.filter((one) => filters.status.length === 0 || filters.status.includes(one));
  if (asked.length === 0) return [];
  const where = await partWhereOf(db, viewer, { ...filters, status: [...asked] });
  return db.$queryRaw<ReasonCount[]>`${PLANNED_BY_VALUE}
    select called.status, i.code, case when i.is_active then i.label else i.label || ' (retired)' end as label, called.count, called.marking
    from (
      select status::text as status, closing_reason_id as reason_id, count(*)::int as count, max(marking)::text as marking
      from engagement_visible where ${where} group by 1, 2
    ) called
    left join picklist_item i on i.id = called.reason_id
    order by i.sort nulls last, i.id, called.status`;
}

/** Engagements drawn as points of a map; of more no eye tells one from another. */
const MOST_PLACED = 200;

/** An engagement with its coordinates, in degrees with five decimals, north and east positive, and what the place is called. */
export type PlacedRow = EngagementRow & {
  latitude: string;
  longitude: string;
  venue: string | null;
  city: string | null;
};

/** The newest engagements under the filters that have coordinates, at most 200, and how many have any. */
export async function listPlaced(
  db: Db,
  viewer: Viewer,
  filters: EngagementFilters,
): Promise<{ rows: PlacedRow[]; total: number }> {
  const rows = await rowsIn<Omit<PlacedRow, keyof EngagementRow> & { total: number }>(
    db,
    Prisma.sql`${isNarrowed(filters) ? PLANNED_BY_VALUE : Prisma.empty}
      select id, count(*) over () as total from engagement_visible
      where ${await partWhereOf(db, viewer, filters)} and latitude is not null
      order by starts_on desc, id desc limit ${MOST_PLACED}`,
    {
      latitude: Prisma.sql`e.latitude::text`,
      longitude: Prisma.sql`e.longitude::text`,
      venue: Prisma.sql`e.venue`,
      city: Prisma.sql`e.city`,
      total: Prisma.sql`(select total::int from page where page.id = e.id)`,
    },
  );
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** How many begin in a month, 0 for the first one of the timeline; month is null where only the year is known. */
export type LaneCount = { key: string; month: number | null; count: number };

/** The same by month and by country or type, for the months of a timeline from its first day on. */
export async function countByLane(
  db: Db,
  viewer: Viewer,
  filters: EngagementFilters,
  lane: Lane,
  from: CalendarDate,
): Promise<LaneCount[]> {
  const until = addMonths(from, TIMELINE_MONTHS);
  const key = lane === "country" ? Prisma.sql`unnest(country_codes)` : Prisma.sql`type`;
  const isAsked =
    lane === "country" && filters.country.length > 0
      ? Prisma.sql`key = any(${filters.country}::text[])`
      : Prisma.sql`true`;
  return db.$queryRaw<LaneCount[]>`
    select key, case when starts_latest_on - starts_on > 31 then null
                     else (extract(year from starts_on) * 12 + extract(month from starts_on)
                           - extract(year from ${from}::date) * 12 - extract(month from ${from}::date))::int end as month,
           count(*)::int as count
    from (select ${key} as key, starts_on, starts_latest_on from engagement_visible
          where ${await partWhereOf(db, viewer, filters)} and starts_on >= ${from}::date and starts_on < ${until}::date) each
    where ${isAsked}
    group by 1, 2`;
}

/**
 * The nearest months with any engagement under the filters, before and after the months from `from` on in which a picture has
 * none. In a calendar an engagement lies in each month until it ends, in a timeline only in the one it begins in.
 */
export async function nearMonths(
  db: Db,
  viewer: Viewer,
  filters: EngagementFilters,
  look: Extract<Look, "calendar" | "timeline">,
  from: CalendarDate,
): Promise<NearMonths> {
  const until = addMonths(from, look === "calendar" ? 1 : TIMELINE_MONTHS);
  const last = look === "calendar" ? Prisma.sql`greatest(ends_on, starts_latest_on)` : Prisma.sql`starts_on`;
  const [near] = await db.$queryRaw<NearMonths[]>`${isNarrowed(filters) ? PLANNED_BY_VALUE : Prisma.empty}
    select max(${last}) filter (where ${last} < ${from}::date)::text as before,
           min(starts_on) filter (where starts_on >= ${until}::date)::text as after
    from engagement_visible where ${await partWhereOf(db, viewer, filters)}`;
  return {
    before: near?.before ? monthStart(near.before) : null,
    after: near?.after ? monthStart(near.after) : null,
  };
}
