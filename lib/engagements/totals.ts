import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, latestDayOf, monthStart } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { EngagementFilters } from "./filters";
import { plainWhereOf, whereOf } from "./where";

/** How many engagements the viewer may see under the filters. Exact, and read from the tallies where they know it. */
export async function countVisible(db: Db, viewer: Viewer, filters: EngagementFilters): Promise<number> {
  if (isTallied(filters)) {
    return (await countTallied(db, viewer, filters)) + (await countPersonal(db, filters));
  }
  return totalOf(
    await db.$queryRaw`select count(*)::int as total from engagement_visible where ${await whereOf(db, viewer, filters)}`,
  );
}

/** Whether status, publication and whole months are all that is asked. */
export function isTallied(filters: EngagementFilters): boolean {
  const { type, group, country, band, senior, mine, series, crisis, q, from, to } = filters;
  const asksMore =
    [type, group, country, band].some((values) => values.length > 0) ||
    senior ||
    mine ||
    series ||
    crisis ||
    q;
  return (
    !asksMore &&
    (from === null || from === monthStart(from)) &&
    (to === null || to === latestDayOf(to, "MONTH"))
  );
}

/** What the shared rule opens: published and not close-hold. Each event counts once, whatever its countries. */
async function countTallied(db: Db, viewer: Viewer, { status, publication, from, to }: EngagementFilters) {
  if (publication.length > 0 && !publication.includes("PUBLISHED")) return 0;
  const scope = viewer.allCountries
    ? Prisma.sql`scope = 'ALL'`
    : // A list of scopes is looked up in the index; a join would read the years of every scope there is.
      Prisma.sql`scope = any(array(select scope from tally_scope where scope like 'S:%'))`;
  const values = status.length > 0 ? Prisma.sql`value = any(${status}::text[])` : Prisma.sql`true`;
  const first = { year: yearOf(from) ?? 0, month: monthOf(from) ?? 1 };
  const last = { year: yearOf(to) ?? 9999, month: monthOf(to) ?? 12 };
  // An event of which only the year is known lies within the days asked for when the whole year does.
  return totalOf(
    await db.$queryRaw`
      select coalesce(sum(case when lo = 1 and hi = 12
                            then m01 + m02 + m03 + m04 + m05 + m06 + m07 + m08 + m09 + m10 + m11 + m12 + unplaced
                            else (select sum(m) from unnest((array[m01, m02, m03, m04, m05, m06, m07, m08, m09, m10, m11, m12])[lo:hi]) m)
                          end), 0)::int as total
      from tally_year
      cross join lateral (select case when year = ${first.year}::int then ${first.month}::int else 1 end as lo,
                                 case when year = ${last.year}::int then ${last.month}::int else 12 end as hi) months
      where facet = 'status' and ${scope} and ${values} and year between ${first.year}::int and ${last.year}::int and lo <= hi`,
  );
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
