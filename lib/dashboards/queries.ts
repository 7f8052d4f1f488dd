import "server-only";
import { hasRole } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { COUNTRIES } from "@/lib/countries/data";
import { listActiveCrises } from "@/lib/crises/queries";
import { listUnreadSitreps } from "@/lib/crises/sitreps/acknowledgements/queries";
import { addDays, type CalendarDate, calendarDateOf, monthStart } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { aheadOf } from "@/lib/engagements/ahead";
import { countReviews, isAskedToReview } from "@/lib/engagements/reviews/queries";
import { CALLED_OFF, isCalledOff } from "@/lib/engagements/status/rules";
import {
  listTallyScopes,
  tallyIn,
  type WeighedScope,
  weighedMonthSums,
} from "@/lib/engagements/tally-scopes";
import { bannerFor, type MarkingLevel } from "@/lib/markings/rules";
import { countOwnCountries, listCoverage } from "./countries/queries";
import { monthColumns } from "./months";
import { addPersonal, isHeld } from "./personal/count";
import { listPersonalEngagements } from "./personal/queries";
import { AHEAD_STATUSES, type Comparison, comparePeriod, type PeriodChoice, placeOf } from "./rules";
import type { Figures, PlannedCount, PromiseCount, YearCount } from "./types";

/** The longest that an unknown day may lie before the last day it may mean. */
const LONGEST_DOUBT = 366;

/**
 * All that the dashboard shows on `today` (UTC day): its figures over a period, the crises that run, the reports that a leader has yet to
 * read, null for who is none, and how many reviews wait, null for who is asked for none.
 */
export async function readDashboard(db: Db, viewer: Viewer, period: PeriodChoice, today: CalendarDate) {
  return {
    figures: await readFigures(db, viewer, period, today),
    crises: await listActiveCrises(db),
    unread: hasRole(viewer, "LEADER") ? await listUnreadSitreps(db, viewer) : null,
    reviews: (await isAskedToReview(db, viewer))
      ? {
          mine: await countReviews(db, viewer, "mine"),
          overdue: await countReviews(db, viewer, "overdue"),
        }
      : null,
  };
}

/**
 * Every figure of the dashboard on `today` (UTC day), over the complete months of a period, as the viewer may see it: tallies,
 * and what only a personal grant opens. Drafts are never counted, not even the viewer's own. By country stand the viewer's
 * own countries.
 */
export async function readFigures(
  db: Db,
  viewer: Viewer,
  period: PeriodChoice,
  today: CalendarDate,
): Promise<Figures> {
  const comparison = comparePeriod(today, period);
  const scopes = await listTallyScopes(db, viewer);
  const held = await countHeld(db, scopes, comparison);
  const personal = await listPersonalEngagements(db);
  const codes = COUNTRIES.map((country) => country.alpha3);
  const byCountry = await countOwnCountries(db, viewer, comparison, codes, personal);
  const planned = await countPlanned(db, scopes, today);
  const promises = await countPromises(db, scopes, today);
  const coverage = await listCoverage(db, viewer, today);
  const ahead = personal.filter((engagement) =>
    (AHEAD_STATUSES as readonly string[]).includes(engagement.status),
  );
  const personalHeld = personal.filter(isHeld);
  return {
    types: addPersonal(held.types, personalHeld, (engagement) => engagement.type),
    bands: addPersonal(held.bands, personalHeld, (engagement) => engagement.band ?? "UNKNOWN"),
    ladder: addPersonal(held.ladder, personalHeld, (engagement) => engagement.topStep),
    calledOff: addPersonal(
      held.calledOff,
      personal.filter(({ status }) => isCalledOff(status)),
      (engagement) => engagement.status,
    ),
    countries: byCountry.countries,
    covered: coverage.length > 0 ? [...new Set(coverage.map((row) => row.code))] : null,
    planned: [
      ...planned.rows,
      ...ahead.map(({ status, earliest, latest }) => ({ status, earliest, latest, count: 1 })),
    ],
    promises: promises.sides,
    marking: bannerFor([
      ...[held.marking, byCountry.marking, planned.marking, promises.marking].flatMap((one) => one ?? []),
      ...personal.map((engagement) => engagement.marking),
    ]),
  };
}

/**
 * Held engagements by type, by band and by step of the ladder, and what was called off by status, month by month, for the years of
 * both periods and of the running month.
 */
async function countHeld(db: Db, scopes: readonly WeighedScope[], { previous, running }: Comparison) {
  const first = placeOf(previous.from).year;
  const last = placeOf(running.from).year;
  const rows = await db.$queryRaw<(YearCount & { facet: string; marking: MarkingLevel })[]>`
    select facet, value, year, array[${weighedMonthSums()}]::int[] as months, sum(weight * unplaced)::int as unplaced,
           max(marking)::text as marking
    from ${tallyIn("tally_year", scopes)}
    where (facet in ('type', 'band', 'ladder') or facet = 'status' and value = any(${[...CALLED_OFF]}::text[]))
      and year between ${first} and ${last}
      and last_month is not null
    group by facet, value, year`;
  return {
    types: rows.filter((row) => row.facet === "type"),
    bands: rows.filter((row) => row.facet === "band"),
    ladder: rows.filter((row) => row.facet === "ladder"),
    calledOff: rows.filter((row) => row.facet === "status"),
    marking: highest(rows),
  };
}

/** What is still to come in the look ahead, and what may fall into it because its day is not known. */
async function countPlanned(db: Db, scopes: readonly WeighedScope[], today: CalendarDate) {
  const { from, to } = aheadOf(today);
  const rows = await db.$queryRaw<
    { status: string; earliest: Date; latest: Date; count: number; marking: MarkingLevel }[]
  >`
    select value as status, period as earliest, period_latest as latest, sum(weight * count)::int as count, max(marking)::text as marking
    from ${tallyIn("tally", scopes)}
    where facet = 'planned' and period between ${addDays(from, -LONGEST_DOUBT)}::date and ${to}::date and period_latest >= ${from}::date and count > 0
    group by value, period, period_latest`;
  const counts: PlannedCount[] = rows.map(({ status, earliest, latest, count }) => ({
    status,
    earliest: calendarDateOf(earliest),
    latest: calendarDateOf(latest),
    count,
  }));
  return { rows: counts, marking: highest(rows) };
}

/** Open promises by side; overdue means due before today. Months that are over are summed by year, the running one by day. */
async function countPromises(db: Db, scopes: readonly WeighedScope[], today: CalendarDate) {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const rows = await db.$queryRaw<(PromiseCount & { marking: MarkingLevel })[]>`
    with mine as materialized (select * from commitment_personal where state in ('OPEN', 'IN_WORK'))
    select side, sum(weight * open)::int as open, sum(weight * overdue)::int as overdue, max(marking)::text as marking
    from (
      select value as side, ${monthColumns(1, 12)} as open,
             case when year < ${year} then ${monthColumns(1, 12)} when year = ${year} then ${monthColumns(1, month - 1)} else 0 end as overdue,
             marking, weight
      from ${tallyIn("tally_year", scopes)}
      where facet = 'promise' and last_month is not null
      union all
      select value, 0, count, marking, weight
      from ${tallyIn("tally", scopes)}
      where facet = 'promise' and count > 0
        and period >= ${monthStart(today)}::date and period < ${today}::date
      union all
      select p.by_side::text, 1, case when p.due_on < ${today}::date then 1 else 0 end, c.marking, 1
      from mine p
      join commitment c on c.id = p.id
      where c.publication = 'PUBLISHED'
    ) promise
    group by side
    having sum(weight * open) > 0`;
  return {
    sides: rows.map(({ side, open, overdue }) => ({ side, open, overdue })),
    marking: highest(rows),
  };
}

function highest(rows: readonly { marking: MarkingLevel }[]): MarkingLevel | null {
  return rows.length > 0 ? bannerFor(rows.map((row) => row.marking)) : null;
}
