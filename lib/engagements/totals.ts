import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, latestDayOf, monthStart } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { SENIOR_BANDS } from "@/lib/people/ranks";
import type { EngagementFilters } from "./filters";
import type { MonthCount } from "./months";
import { listTallyScopes, tallyIn, weighedMonthSums } from "./tally-scopes";
import { plainWhereOf, typesOf, whereOf } from "./where";

/** How many engagements the viewer may see under the filters. Exact, and read from the tallies where they know it. */
export async function countVisible(db: Db, viewer: Viewer, filters: EngagementFilters): Promise<number> {
  const months = await countByMonth(db, viewer, filters);
  return months ? sumOf(months) : countRows(db, viewer, filters);
}

/**
 * The same by the month in which the first day of the start lies (January where only the year is known), oldest first,
 * without empty months; null where the tallies do not know it.
 */
export async function countByMonth(
  db: Db,
  viewer: Viewer,
  filters: EngagementFilters,
): Promise<MonthCount[] | null> {
  const tallied = talliedPart(filters);
  if (!tallied) return null;
  return db.$queryRaw<MonthCount[]>`
    select year, greatest(month, 1) as month, sum(count)::int as count
    from (
      ${await talliedMonths(db, viewer, filters, tallied)}
      union all
      select extract(year from starts_on)::int, extract(month from starts_on)::int, 1
      from engagement_personal where ${plainWhereOf(filters)}
    ) counted
    group by year, greatest(month, 1)
    having sum(count) > 0
    order by year, greatest(month, 1)`;
}

/** The total of what was counted by month. */
export function sumOf(months: readonly MonthCount[]): number {
  return months.reduce((sum, { count }) => sum + count, 0);
}

/** The total under filters that no tally knows. */
export async function countRows(db: Db, viewer: Viewer, filters: EngagementFilters): Promise<number> {
  const [row] = await db.$queryRaw<{ total: number }[]>`
    select count(*)::int as total from engagement_visible where ${await whereOf(db, viewer, filters)}`;
  return row?.total ?? 0;
}

type Tallied = {
  facet: "status" | "type" | "band";
  /** Null: all of them. */
  values: string[] | null;
};

/**
 * The row of the tallies that answers the filters, or null when none does. They count by status, and among what is
 * complete by type and by band; by month and by country.
 */
export function talliedPart(filters: EngagementFilters): Tallied | null {
  const { status, band, senior, mine, gift, series, crisis, q, from, to } = filters;
  if (mine || gift || series || crisis || q) return null;
  if ((from && from !== monthStart(from)) || (to && to !== latestDayOf(to, "MONTH"))) return null;
  const types = typesOf(filters);
  const asksBand = band.length > 0 || senior;
  if (!types && !asksBand) return { facet: "status", values: status.length > 0 ? status : null };
  if (status.length !== 1 || status[0] !== "COMPLETE" || (types && asksBand)) return null;
  if (types) return { facet: "type", values: types };
  const isSenior = (one: string) => SENIOR_BANDS.some((known) => known === one);
  if (band.length === 0) return { facet: "band", values: [...SENIOR_BANDS] };
  return { facet: "band", values: senior ? band.filter(isSenior) : band };
}

/**
 * What the shared rule opens, published and not close-hold, as rows of `year`, `month` (0: not known) and `count`. Each
 * event counts once, whatever its countries.
 */
async function talliedMonths(
  db: Db,
  viewer: Viewer,
  { publication, country, from, to }: EngagementFilters,
  { facet, values }: Tallied,
): Promise<Prisma.Sql> {
  if (publication.length > 0 && !publication.includes("PUBLISHED"))
    return Prisma.sql`select 0 as year, 0 as month, 0 as count`;
  const scopes = await listTallyScopes(db, viewer, country);
  const first = from ? monthNumberOf(from) : 0;
  const last = to ? monthNumberOf(to) : 9999 * 12 + 12;
  // An event of which only the year is known lies within the days asked for when the whole year does.
  return Prisma.sql`
    select year, month::int - 1 as month, count
    from (
      select year, array[sum(weight * unplaced), ${weighedMonthSums()}] as counts
      from ${tallyIn("tally_year", scopes)}
      where facet = ${facet} and ${values ? Prisma.sql`value = any(${values}::text[])` : Prisma.sql`true`}
        and year between ${Math.floor((first - 1) / 12)}::int and ${Math.floor((last - 1) / 12)}::int
      group by year
    ) years cross join lateral unnest(counts) with ordinality as placed(count, month)
    where case when month = 1 then year * 12 + 1 >= ${first}::int and year * 12 + 12 <= ${last}::int
               else year * 12 + month - 1 between ${first}::int and ${last}::int end`;
}

/** Months in the order of time as whole numbers. */
function monthNumberOf(date: CalendarDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}
