import { addDays, addMonths, type CalendarDate, monthStart } from "@/lib/dates";

/** Whole months: the first day of a month to the last day of a month, both inclusive. */
export type Period = { from: CalendarDate; to: CalendarDate };

/** When something began, no more exact than summaries keep it: month 1 to 12, or 0 when only the year is known. */
export type Placed = { year: number; month: number };

/** Periods that may be chosen: so many complete months, or those of this year. */
export const PERIODS = [1, 3, 6, 12, "year"] as const;
export type PeriodChoice = (typeof PERIODS)[number];

/** Months that stand in one column of what was held. */
export const COLUMN_MONTHS = [1, 3] as const;
export type ColumnMonths = (typeof COLUMN_MONTHS)[number];

/** Months without senior contact after which a country counts as a gap. */
export const GAP_MONTHS = [3, 6, 12] as const;
export type GapMonths = (typeof GAP_MONTHS)[number];

/** Statuses of what is still to come. */
export const AHEAD_STATUSES = ["PROPOSED", "PLANNED", "CONFIRMED", "EXECUTING"] as const;

export type Comparison = {
  current: Period;
  previous: Period;
  /** The months of the current period, oldest first. */
  months: readonly Placed[];
  /** By how many months the previous period lies before the current one; more than it has where they do not touch. */
  apart: number;
  /** The month of today, of which no figure of either period holds anything. */
  running: Period;
};

/** The periods that may be chosen on `today`: in January the year has no complete month yet. */
export function periodsOn(today: CalendarDate): PeriodChoice[] {
  return PERIODS.filter((period) => period !== "year" || monthsOfYear(today) > 0);
}

/** The chosen period on `today` and what it is compared with. The year is one that `periodsOn` offers. */
export function comparePeriod(today: CalendarDate, period: PeriodChoice): Comparison {
  return period === "year" ? compareYear(today) : compareMonths(today, period);
}

/**
 * The complete months of the year of `today`, and the same months of the year before. Summaries count months and not days, so that
 * the running one would have to be read from the record, day by day, for both years (decision 007).
 */
function compareYear(today: CalendarDate): Comparison {
  const { current, months, running } = compareMonths(today, monthsOfYear(today));
  return {
    current,
    previous: { from: addMonths(current.from, -12), to: addDays(addMonths(monthStart(today), -12), -1) },
    months,
    apart: 12,
    running,
  };
}

function monthsOfYear(today: CalendarDate): number {
  return placeOf(today).month - 1;
}

/**
 * The last `months` complete months before the month of `today`, and as many before those. The running month is left
 * out so that both periods have the same length.
 */
export function compareMonths(today: CalendarDate, months: number): Comparison {
  const running = periodOf(placeOf(today));
  const from = addMonths(running.from, -months);
  return {
    current: { from, to: addDays(running.from, -1) },
    previous: { from: addMonths(from, -months), to: addDays(from, -1) },
    months: Array.from({ length: months }, (_, index) => placeOf(addMonths(from, index))),
    apart: months,
    running,
  };
}

/** Year and month of a start that may mean any day from `earliest` to `latest`. */
export function placeStart(earliest: CalendarDate, latest: CalendarDate): Placed {
  const place = placeOf(earliest);
  return earliest.slice(0, 7) === latest.slice(0, 7) ? place : { ...place, month: 0 };
}

/** Its place in time: later is higher, a year before its months, and 0 for nothing. */
export function placeRank(placed: Placed | null): number {
  return placed ? placed.year * 100 + placed.month : 0;
}

/** The place that has this rank above 0. */
export function placeOfRank(rank: number): Placed {
  return { year: Math.floor(rank / 100), month: rank % 100 };
}

/** The month as a period; the whole year when the month is not known. */
export function periodOf({ year, month }: Placed): Period {
  if (month === 0) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const from = `${year}-${String(month).padStart(2, "0")}-01`;
  return { from, to: addDays(addMonths(from, 1), -1) };
}

/** Whether the whole of what the start may mean lies in the period. */
export function isWithin(period: Period, placed: Placed): boolean {
  const meant = periodOf(placed);
  return period.from <= meant.from && meant.to <= period.to;
}

/** Whether the start may lie in the period or outside it, so that it cannot be counted in it. */
export function isDoubtful(period: Period, placed: Placed): boolean {
  const meant = periodOf(placed);
  return meant.from <= period.to && period.from <= meant.to && !isWithin(period, placed);
}

/** The period cut into calendar years, months 1 to 12, both inclusive. */
export function yearsOf(period: Period): { year: number; from: number; to: number }[] {
  const first = placeOf(period.from);
  const last = placeOf(period.to);
  return Array.from({ length: last.year - first.year + 1 }, (_, index) => {
    const year = first.year + index;
    return {
      year,
      from: year === first.year ? first.month : 1,
      to: year === last.year ? last.month : 12,
    };
  });
}

/** The day from which a senior contact is recent enough: the first of the month `months` before this one. */
export function recentSince(today: CalendarDate, months: number): CalendarDate {
  return addMonths(monthStart(today), -months);
}

/** Whether the contact is certain to have been on or after that day, the first of a month. */
export function isRecent(contact: Placed | null, since: CalendarDate): boolean {
  return contact !== null && periodOf(contact).from >= since;
}

/** The month in which the day lies. */
export function placeOf(date: CalendarDate): Placed {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) };
}
