import { addMonths, type CalendarDate } from "@/lib/dates";
import type { PageInfo } from "@/lib/paging";

/** How many rows of a list begin in one month, 1 to 12. */
export type MonthCount = { year: number; month: number; count: number };

/** Where the rows of a page lie: the days from `from` to before `until`, and in these after `offset` others. */
export type Jump = { from: CalendarDate; until: CalendarDate; offset: number; limit: number };

/**
 * Where in a list sorted by day the rows of a page are, so that they are found without walking past all before them.
 * `months` are those of the whole list, oldest first. Null when the page has no rows.
 */
export function jumpTo(
  months: readonly MonthCount[],
  isDescending: boolean,
  { from, to }: Pick<PageInfo, "from" | "to">,
): Jump | null {
  if (from === 0) return null;
  let passed = 0;
  let offset = 0;
  const hit: MonthCount[] = [];
  for (const month of isDescending ? months.toReversed() : months) {
    if (hit.length === 0) offset = from - 1 - passed;
    passed += month.count;
    if (passed >= from) hit.push(month);
    if (passed >= to) break;
  }
  const ends = [hit.at(0), hit.at(-1)].flatMap((month) => (month ? [firstDayOf(month)] : [])).sort();
  const [earliest, latest] = ends;
  return earliest && latest
    ? { from: earliest, until: addMonths(latest, 1), offset, limit: to - from + 1 }
    : null;
}

/**
 * What of a list is ahead, and what is past, by month. `near` is, by the month in which it starts, what is ahead up to the
 * end of the month of `today`, and of later months what is past, since it is complete.
 */
export function splitAt(
  today: CalendarDate,
  months: readonly MonthCount[],
  near: readonly MonthCount[],
): { ahead: MonthCount[]; past: MonthCount[] } {
  const isLater = (month: MonthCount) => firstDayOf(month) > today;
  const nearIn = ({ year, month }: MonthCount) =>
    near.find((one) => one.year === year && one.month === month)?.count ?? 0;
  const aheadIn = (month: MonthCount) => (isLater(month) ? month.count - nearIn(month) : nearIn(month));
  const counting = (countOf: (month: MonthCount) => number) =>
    months.map((month) => ({ ...month, count: countOf(month) })).filter(({ count }) => count > 0);
  return { ahead: counting(aheadIn), past: counting((month) => month.count - aheadIn(month)) };
}

function firstDayOf({ year, month }: MonthCount): CalendarDate {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01`;
}
