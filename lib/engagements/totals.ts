import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, latestDayOf, monthStart, todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { LadderStep } from "@/lib/generated/prisma/enums";
import type { MarkingLevel } from "@/lib/markings/rules";
import { SENIOR_BANDS } from "@/lib/people/ranks";
import { PLANNED_BY_VALUE } from "@/lib/statement-plans";
import { type EngagementFilters, LADDER_FILTERS, NO_FILTERS, type When } from "./filters";
import { type MonthCount, splitAt } from "./months";
import { listTallyScopes, tallyIn, weighedMonthSums } from "./tally-scopes";
import { aheadOn, heldAlready, partWhereOf, plainWhereOf, typesOf, whereOf } from "./where";

/** How many rows a list has; `months` is null where the tallies do not know them. */
export type ListCount = { total: number; months: MonthCount[] | null };

/** How many engagements the viewer may see under the filters. Exact, and read from the tallies where they know it. */
export async function countList(db: Db, viewer: Viewer, filters: EngagementFilters): Promise<ListCount> {
  if (filters.when !== "all") return (await countParts(db, viewer, filters))[filters.when];
  const months = await countByMonth(db, viewer, filters);
  return months ? inTotal(months) : { total: (await countRows(db, viewer, filters)).total, months };
}

/** The same for what is ahead, what is past and all of it, whichever of them the filters name. */
export async function countParts(
  db: Db,
  viewer: Viewer,
  filters: EngagementFilters,
): Promise<Record<When, ListCount>> {
  const whole: EngagementFilters = { ...filters, when: "all" };
  const today = todayIn(viewer.timeZone, new Date());
  const monthly = await monthlyOf(db, viewer, whole);
  if (!monthly) {
    const { total, ahead } = await countRows(db, viewer, whole, Prisma.join(aheadOn(today), " or "));
    return {
      ahead: { total: ahead, months: null },
      past: { total: total - ahead, months: null },
      all: { total, months: null },
    };
  }
  const rows = await db.$queryRaw<(MonthCount & { isNear: boolean })[]>`
    select false as "isNear", * from (${monthly}) months
    union all
    select true, * from (${nearOf(whole, today)}) near
    order by 1, year, month`;
  const [months, near] = [false, true].map((wanted) =>
    rows.filter(({ isNear }) => isNear === wanted).map(({ isNear: _, ...month }) => month),
  ) as [MonthCount[], MonthCount[]];
  const { ahead, past } = splitAt(today, months, near);
  return { ahead: inTotal(ahead), past: inTotal(past), all: inTotal(months) };
}

/**
 * How many rows there are, past and ahead, by the month in which the first day of the start lies (January where only the
 * year is known), oldest first, without empty months; null where the tallies do not know it.
 */
export async function countByMonth(
  db: Db,
  viewer: Viewer,
  filters: EngagementFilters,
): Promise<MonthCount[] | null> {
  const monthly = await monthlyOf(db, viewer, filters);
  return monthly && db.$queryRaw<MonthCount[]>`${monthly} order by year, month`;
}

/** The same as a select of `year`, `month` and `count`, in no order. */
async function monthlyOf(db: Db, viewer: Viewer, filters: EngagementFilters): Promise<Prisma.Sql | null> {
  const tallied = talliedPart(filters);
  return (
    tallied &&
    Prisma.sql`
      select year::int as year, greatest(month, 1)::int as month, sum(count)::int as count
      from (
        ${await talliedMonths(db, viewer, filters, tallied)}
        union all
        select extract(year from starts_on)::int, extract(month from starts_on)::int, 1
        from engagement_personal where ${plainWhereOf(filters)}
      ) counted
      group by 1, 2
      having sum(count) > 0`
  );
}

/** What is ahead up to the end of this month, and what is complete beyond it, by the month it starts in, as such a select. */
function nearOf(filters: EngagementFilters, today: CalendarDate): Prisma.Sql {
  const where = plainWhereOf(filters);
  const [later, vague] = aheadOn(today);
  const end = latestDayOf(today, "MONTH");
  const soon = Prisma.sql`${later} and starts_on <= ${end}::date`;
  // At the place it was held the next month may have begun.
  const done = Prisma.sql`starts_on > ${end}::date and ${heldAlready(today)}`;
  // Of what is shared each part is a range of an index that holds all that is asked; what is personal is little.
  return Prisma.sql`
    select extract(year from starts_on)::int as year, extract(month from starts_on)::int as month, sum(count)::int as count
    from (
      select starts_on, count(*) as count
      from (
        select starts_on from engagement_shared where ${where} and ${soon}
        union all
        select starts_on from engagement_shared where ${where} and ${vague}
        union all
        select starts_on from engagement_shared where ${where} and ${done}
        union all
        select starts_on from engagement_personal where ${where} and (${soon} or ${vague} or ${done})
      ) near
      group by 1
    ) days
    group by 1, 2`;
}

function inTotal(months: MonthCount[]): ListCount {
  return { total: months.reduce((sum, { count }) => sum + count, 0), months };
}

/** The total under filters that no tally knows, and how much of it is `ahead`. */
async function countRows(
  db: Db,
  viewer: Viewer,
  filters: EngagementFilters,
  ahead = Prisma.sql`false`,
): Promise<{ total: number; ahead: number }> {
  const [row] = await db.$queryRaw<{ total: number; ahead: number }[]>`${PLANNED_BY_VALUE}
    select count(*)::int as total, count(*) filter (where ${ahead})::int as ahead
    from engagement_visible where ${await whereOf(db, viewer, filters)}`;
  return row ?? { total: 0, ahead: 0 };
}

/** How many engagements stand at a step of the ladder, by the highest that anything that came of them has reached. */
export type StepCount = { step: LadderStep; count: number; marking: MarkingLevel };

/**
 * How far the engagements under the filters have come, each counted once, by the highest step that anything that came of it has
 * reached, with the highest marking of what is counted. Steps that none stands at are left out, and so is what has none.
 */
export async function countBySteps(db: Db, viewer: Viewer, filters: EngagementFilters): Promise<StepCount[]> {
  const asked = filters.ladder.length > 0 ? filters.ladder : LADDER_FILTERS;
  const steps = { ...filters, ladder: asked.filter((one) => one !== "NONE") };
  if (steps.ladder.length === 0) return [];
  const tallied = filters.when === "all" && !isUnshared(filters.publication) ? talliedPart(steps) : null;
  if (!tallied)
    return db.$queryRaw<StepCount[]>`${PLANNED_BY_VALUE}
      select top_step::text as step, count(*)::int as count, max(marking)::text as marking
      from engagement_visible where ${await partWhereOf(db, viewer, steps)} group by top_step`;
  return db.$queryRaw<StepCount[]>`
    select step, sum(count)::int as count, max(marking)::text as marking
    from (
      select value as step, marking, sum(count) as count
      from (${await talliedMonths(db, viewer, steps, tallied, Prisma.sql`value, marking,`)}) counted
      group by value, marking having sum(count) > 0
      union all
      select top_step::text, marking, 1 from engagement_personal where ${plainWhereOf(steps)}
    ) counted
    group by step`;
}

type Tallied = {
  facet: "status" | "type" | "band" | "ladder";
  /** Null: all of them. */
  values: string[] | null;
};

/** The filters that the tallies may know; whatever else is asked for they cannot count. */
const TALLIED: ReadonlySet<string> = new Set<keyof EngagementFilters>([
  "when",
  "status",
  "type",
  "group",
  "country",
  "band",
  "senior",
  "publication",
  "ladder",
  "from",
  "to",
  "sort",
]);

/**
 * The row of the tallies that answers the filters, or null when none does. They count by status, and among what is
 * complete by type, by band and by step of the ladder; by month and by country.
 */
export function talliedPart(filters: EngagementFilters): Tallied | null {
  const { status, band, senior, ladder, from, to } = filters;
  if (UNTALLIED.some((name) => isAsked(filters[name]))) return null;
  if ((from && from !== monthStart(from)) || (to && to !== latestDayOf(to, "MONTH"))) return null;
  const types = typesOf(filters);
  const asksBand = band.length > 0 || senior;
  const asksLadder = ladder.length > 0;
  if (!types && !asksBand && !asksLadder)
    return { facet: "status", values: status.length > 0 ? status : null };
  const isOne = [types !== null, asksBand, asksLadder].filter(Boolean).length === 1;
  if (status.length !== 1 || status[0] !== "COMPLETE" || !isOne) return null;
  if (types) return { facet: "type", values: types };
  // What nothing came of is not counted by itself.
  if (asksLadder) return ladder.includes("NONE") ? null : { facet: "ladder", values: ladder };
  const isSenior = (one: string) => SENIOR_BANDS.some((known) => known === one);
  if (band.length === 0) return { facet: "band", values: [...SENIOR_BANDS] };
  return { facet: "band", values: senior ? band.filter(isSenior) : band };
}

const UNTALLIED = (Object.keys(NO_FILTERS) as (keyof EngagementFilters)[]).filter(
  (name) => !TALLIED.has(name),
);

function isAsked(value: EngagementFilters[keyof EngagementFilters]): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/**
 * What the shared rule opens, published and not close-hold, as rows of `year`, `month` (0: not known) and `count`, and of what
 * it is told apart `by` besides (columns of the tallies, each with a comma after it). Each event counts once, whatever its
 * countries.
 */
async function talliedMonths(
  db: Db,
  viewer: Viewer,
  { publication, country, from, to }: EngagementFilters,
  { facet, values }: Tallied,
  by = Prisma.empty,
): Promise<Prisma.Sql> {
  if (isUnshared(publication)) return Prisma.sql`select 0 as year, 0 as month, 0 as count`;
  const scopes = await listTallyScopes(db, viewer, country);
  const first = from ? monthNumberOf(from) : 0;
  const last = to ? monthNumberOf(to) : 9999 * 12 + 12;
  // An event of which only the year is known lies within the days asked for when the whole year does.
  return Prisma.sql`
    select ${by} year, month::int - 1 as month, count
    from (
      select ${by} year, array[sum(weight * unplaced), ${weighedMonthSums()}] as counts
      from ${tallyIn("tally_year", scopes)}
      where facet = ${facet} and ${values ? Prisma.sql`value = any(${values}::text[])` : Prisma.sql`true`}
        and year between ${Math.floor((first - 1) / 12)}::int and ${Math.floor((last - 1) / 12)}::int
      group by ${by} year
    ) years cross join lateral unnest(counts) with ordinality as placed(count, month)
    where case when month = 1 then year * 12 + 1 >= ${first}::int and year * 12 + 12 <= ${last}::int
               else year * 12 + month - 1 between ${first}::int and ${last}::int end`;
}

/** Whether what is published is not asked for, which is all that the tallies count. */
function isUnshared(publication: readonly string[]): boolean {
  return publication.length > 0 && !publication.includes("PUBLISHED");
}

/** Months in the order of time as whole numbers. */
function monthNumberOf(date: CalendarDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}
