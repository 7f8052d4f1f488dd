import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, latestDayOf, monthStart } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { SENIOR_BANDS } from "@/lib/people/ranks";
import type { EngagementFilters } from "./filters";
import { plainWhereOf, typesOf, whereOf } from "./where";

/** How many engagements the viewer may see under the filters. Exact, and read from the tallies where they know it. */
export async function countVisible(db: Db, viewer: Viewer, filters: EngagementFilters): Promise<number> {
  const tallied = talliedPart(filters);
  if (tallied) return (await countTallied(db, viewer, filters, tallied)) + (await countPersonal(db, filters));
  return totalOf(
    await db.$queryRaw`select count(*)::int as total from engagement_visible where ${await whereOf(db, viewer, filters)}`,
  );
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
  const { status, band, senior, mine, series, crisis, q, from, to } = filters;
  if (mine || series || crisis || q) return null;
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

/** What the shared rule opens: published and not close-hold. Each event counts once, whatever its countries. */
async function countTallied(
  db: Db,
  viewer: Viewer,
  { publication, country, from, to }: EngagementFilters,
  { facet, values }: Tallied,
): Promise<number> {
  if (publication.length > 0 && !publication.includes("PUBLISHED")) return 0;
  const first = { year: yearOf(from) ?? 0, month: monthOf(from) ?? 1 };
  const last = { year: yearOf(to) ?? 9999, month: monthOf(to) ?? 12 };
  // An event of which only the year is known lies within the days asked for when the whole year does.
  return totalOf(
    await db.$queryRaw`
      select coalesce(sum((select sum(m) from unnest((array[m01, m02, m03, m04, m05, m06, m07, m08, m09, m10, m11, m12])[lo:hi]) m)
                          + case when lo = 1 and hi = 12 then unplaced else 0 end), 0)::int as total
      from tally_year
      cross join lateral (select case when year = ${first.year}::int then ${first.month}::int else 1 end as lo,
                                 case when year = ${last.year}::int then ${last.month}::int else 12 end as hi) months
      where facet = ${facet} and ${scopeOfTally(viewer, country)}
        and ${values ? Prisma.sql`value = any(${values}::text[])` : Prisma.sql`true`}
        and year between ${first.year}::int and ${last.year}::int and lo <= hi`,
  );
}

/** Sets of countries are disjoint, so that an event of several countries counts once however many are asked for. */
function scopeOfTally(viewer: Viewer, country: readonly string[]): Prisma.Sql {
  if (viewer.allCountries && country.length === 0) return Prisma.sql`scope = 'ALL'`;
  if (viewer.allCountries && country.length === 1) return Prisma.sql`scope = ${`C:${country[0]}`}`;
  const within = country.length > 0 ? Prisma.sql`country_codes && ${[...country]}::text[]` : Prisma.sql`true`;
  return Prisma.sql`scope = any(array(select scope from tally_scope where scope like 'S:%' and ${within}))`;
}

function yearOf(date: CalendarDate | null): number | null {
  return date === null ? null : Number(date.slice(0, 4));
}

function monthOf(date: CalendarDate | null): number | null {
  return date === null ? null : Number(date.slice(5, 7));
}

/** What only a personal grant opens; no tally holds it. */
async function countPersonal(db: Db, filters: EngagementFilters): Promise<number> {
  return totalOf(
    await db.$queryRaw`select count(*)::int as total from engagement_personal where ${plainWhereOf(filters)}`,
  );
}

function totalOf(rows: unknown): number {
  const [row] = rows as { total: number }[];
  return row?.total ?? 0;
}
