/** Turns counts and rows of engagements into a month, a map and a timeline. Pure. */

import { COUNTRIES, countryByAlpha3 } from "@/lib/countries/data";
import { counted } from "@/lib/counts";
import {
  addDays,
  addMonths,
  type CalendarDate,
  daysBetween,
  formatDate,
  latestDayOf,
  monthStart,
} from "@/lib/dates";
import type { EngagementFilters } from "../filters";
import { engagementsHref, NO_REASON } from "../filters";
import { coordinatesLabel, NO_REASON_LABEL } from "../labels";
import { CALLED_OFF } from "../status/rules";
import { engagementType } from "../types";
import { type Lane, TIMELINE_MONTHS } from "./filters";
import type { CalendarRow, LaneCount, PlacedRow, ReasonCount } from "./queries";

export type DayOfMonth = {
  day: CalendarDate;
  isInMonth: boolean;
  isToday: boolean;
  /** What starts on the day, the longest first. */
  starting: CalendarRow[];
  /** How many more start on it, and the list of all that do. */
  more: number;
  href: string;
  /** What started earlier and lasts. */
  running: CalendarRow[];
};

export type MonthModel = {
  name: string;
  weeks: DayOfMonth[][];
  /** What is known only to its month or year, and how many of these there are. */
  unknown: CalendarRow[];
  unknownCount: number;
  /** What began before the month and lasts beyond it: said once, not on each of its days. */
  throughout: CalendarRow[];
  /** How many run on from before the month and are not named. */
  unnamedRunning: number;
  /** How many have a part of it in the month. */
  count: number;
};

/** The month in whole weeks, Monday first. `href` is the address of the list under filters. */
export function prepareMonth(
  rows: readonly CalendarRow[],
  filters: EngagementFilters,
  month: CalendarDate,
  today: CalendarDate,
): MonthModel {
  const onDays = Map.groupBy(
    rows.filter(({ shelf }) => shelf === "DAY"),
    ({ startsOn }) => startsOn,
  );
  const running = rows.filter(({ shelf }) => shelf === "RUNNING");
  const unknown = rows.filter(({ shelf }) => shelf === "UNKNOWN");
  const last = latestDayOf(month, "MONTH");
  const throughout = running.filter(({ endsOn }) => endsOn !== null && endsOn > last);
  const lasting = rows.filter(
    (row) => row.shelf !== "UNKNOWN" && row.endsOn !== null && !throughout.includes(row),
  );
  const dayOf = (day: CalendarDate): DayOfMonth => {
    const isInMonth = day >= month && day <= last;
    const starting = isInMonth ? (onDays.get(day) ?? []) : [];
    return {
      day,
      isInMonth,
      isToday: day === today,
      starting,
      more: (starting[0]?.count ?? 0) - starting.length,
      href: engagementsHref({ ...filters, from: day, to: day }),
      running: isInMonth
        ? lasting.filter(({ startsOn, endsOn }) => startsOn < day && endsOn !== null && endsOn >= day)
        : [],
    };
  };
  const first = addDays(month, -weekdayOf(month));
  const weeks = Array.from(
    { length: Math.ceil((weekdayOf(month) + daysBetween(month, last) + 1) / 7) },
    (_, week) => Array.from({ length: 7 }, (_, weekday) => dayOf(addDays(first, week * 7 + weekday))),
  );
  const startingCount = [...onDays.values()].reduce((sum, [row]) => sum + (row?.count ?? 0), 0);
  const runningCount = running[0]?.count ?? 0;
  const unknownCount = unknown[0]?.count ?? 0;
  return {
    name: formatDate(month, "MONTH"),
    weeks,
    throughout,
    unknown,
    unknownCount,
    unnamedRunning: runningCount - running.length,
    count: startingCount + runningCount + unknownCount,
  };
}

/** 0 for Monday. 1 January 1900 was one. */
function weekdayOf(day: CalendarDate): number {
  return (((daysBetween("1900-01-01", day) % 7) + 7) % 7) as number;
}

/** Every country of today, and those that have ended where something is counted; a country without any is zero. */
export function preparePlaces(
  counts: readonly { code: string; count: number }[],
  filters: EngagementFilters,
) {
  const byCode = new Map(counts.map(({ code, count }) => [code, count]));
  const isAsked = (code: string) => filters.country.length === 0 || filters.country.includes(code);
  return COUNTRIES.filter(({ kind, alpha3 }) => kind !== "HISTORICAL" || byCode.has(alpha3))
    .filter(({ alpha3 }) => isAsked(alpha3))
    .map(({ alpha3, name, numeric, latitude, longitude }) => {
      const value = byCode.get(alpha3) ?? 0;
      return {
        alpha3,
        name,
        numeric,
        latitude,
        longitude,
        value,
        label: counted(value, "engagement"),
        ...(value > 0 ? { href: engagementsHref({ ...filters, country: [alpha3] }) } : {}),
      };
    });
}

/** A point of the map: the engagements with the same coordinates. */
export type RowPoint = {
  key: string;
  /** The title of the record; of several that of the first, and how many others there are. */
  name: string;
  /** The city, with the venue where all records name the same; coordinates to about a kilometre where none names it. */
  place: string;
  latitude: number;
  longitude: number;
  /** The record, or, of several, the row of the table beside the map that names them. */
  href: string;
  rows: [PlacedRow, ...PlacedRow[]];
};

/** One point for each pair of coordinates, in the order of the rows. */
export function preparePoints(rows: readonly PlacedRow[]): RowPoint[] {
  const byPlace = Map.groupBy(rows, ({ latitude, longitude }) => `${latitude} ${longitude}`);
  return [...byPlace.values()].flatMap(([first, ...others], index) => {
    if (!first) return [];
    const key = `point-${index + 1}`;
    const isOne = others.length === 0;
    const rows: RowPoint["rows"] = [first, ...others];
    return {
      key,
      place: placeName(rows) || roundedCoordinates(first),
      name: isOne ? first.title : `${first.title} and ${counted(others.length, "other")}`,
      latitude: Number(first.latitude),
      longitude: Number(first.longitude),
      href: isOne ? `/engagements/${first.reference}` : `#${key}`,
      rows,
    };
  });
}

/** Coordinates are often those of a city: the venue of one record is not that of all. */
function placeName(rows: RowPoint["rows"]): string {
  const [{ venue }] = rows;
  const isOneVenue = rows.every((row) => row.venue === venue);
  const city = rows.find((row) => row.city)?.city;
  return [isOneVenue ? venue : null, city].filter(Boolean).join(", ");
}

function roundedCoordinates({ latitude, longitude }: PlacedRow): string {
  return coordinatesLabel(Number(latitude).toFixed(2), Number(longitude).toFixed(2));
}

type TimelineCell = { count: number; href: string };

type TimelineRow = {
  key: string;
  name: string;
  total: number;
  /** How many are placed in its months or fill the year they make, as a list of these days has them; null where none is. */
  inAll: TimelineCell | null;
  /** One for each month; null where none begins. */
  months: (TimelineCell | null)[];
  /** How many are known only to a year that begins in these months. */
  vague: number;
};

export type TimelineModel = {
  months: { key: string; name: string; isThis: boolean }[];
  rows: TimelineRow[];
  /** Rows that were too many to show, and how many engagements stand in them. */
  rest: { rows: number; count: number };
  hasVague: boolean;
};

const MOST_ROWS = 25;

/** The busiest 25 countries or types of the months from the first day on. */
export function prepareTimeline(
  counts: readonly LaneCount[],
  filters: EngagementFilters,
  lane: Lane,
  from: CalendarDate,
  today: CalendarDate,
): TimelineModel {
  const months = Array.from({ length: TIMELINE_MONTHS }, (_, index) => addMonths(from, index));
  const rows = [...Map.groupBy(counts, ({ key }) => key)]
    .map(([key, ofKey]) => rowOf(key, ofKey, filters, lane, months))
    .sort((one, other) => other.total - one.total || one.name.localeCompare(other.name, "en"));
  const rest = rows.slice(MOST_ROWS);
  return {
    months: months.map((month) => ({
      key: month,
      name: formatDate(month, "MONTH"),
      isThis: month === monthStart(today),
    })),
    rows: rows.slice(0, MOST_ROWS),
    rest: { rows: rest.length, count: rest.reduce((sum, { total }) => sum + total, 0) },
    hasVague: rows.some(({ vague }) => vague > 0),
  };
}

function rowOf(
  key: string,
  counts: readonly LaneCount[],
  filters: EngagementFilters,
  lane: Lane,
  months: readonly CalendarDate[],
): TimelineRow {
  const countIn = new Map(counts.map(({ month, count }) => [month, count]));
  const narrowed =
    lane === "country" ? { ...filters, country: [key] } : { ...filters, type: [key], group: [] as string[] };
  // Under a filter by days a span may be cut; its cell opens what is left of it.
  const within = (first: CalendarDate, last: CalendarDate) => ({
    from: filters.from && filters.from > first ? filters.from : first,
    to: filters.to && filters.to < last ? filters.to : last,
  });
  const cellOf = (count: number, days: ReturnType<typeof within>) =>
    count > 0 ? { count, href: engagementsHref({ ...narrowed, ...days }) } : null;
  const vague = countIn.get(null) ?? 0;
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const all = within(months[0] ?? "", latestDayOf(months.at(-1) ?? "", "MONTH"));
  const isYear = all.from.endsWith("-01-01") && all.to.endsWith("-12-31");
  return {
    key,
    name: lane === "country" ? (countryByAlpha3(key)?.name ?? key) : (engagementType(key)?.name ?? key),
    total,
    inAll: cellOf(isYear ? total : total - vague, all),
    months: months.map((month, index) =>
      cellOf(countIn.get(index) ?? 0, within(month, latestDayOf(month, "MONTH"))),
    ),
    vague,
  };
}

/** A number of the table of reasons, and the list that it is the length of. */
type ReasonCell = { count: number; href: string };

export type ReasonTable = {
  /** By reason, in the order of the counts; null in place of a number of nothing. */
  rows: { key: string; label: string; byStatus: (ReasonCell | null)[]; all: ReasonCell }[];
  /** Under each status of `CALLED_OFF`, and in all; null where nothing was called off. */
  total: { byStatus: (ReasonCell | null)[]; all: ReasonCell } | null;
};

/** Why engagements under the filters were called off: reason by reason, with a column for each status of `CALLED_OFF`. */
export function prepareReasons(counts: readonly ReasonCount[], filters: EngagementFilters): ReasonTable {
  const asked = CALLED_OFF.filter((one) => filters.status.length === 0 || filters.status.includes(one));
  const cellsOf = (some: readonly ReasonCount[], reason: string[]) => {
    const cell = (status: readonly string[]): ReasonCell => ({
      count: some.reduce((sum, one) => sum + (status.includes(one.status) ? one.count : 0), 0),
      href: engagementsHref({ ...filters, status: [...status], reason }),
    });
    const byStatus = CALLED_OFF.map((status) => cell([status])).map((one) => (one.count > 0 ? one : null));
    return { byStatus, all: cell(asked) };
  };
  const byReason = Map.groupBy(counts, ({ code }) => code ?? NO_REASON);
  return {
    rows: [...byReason].map(([key, some]) => ({
      key,
      label: some[0]?.label ?? NO_REASON_LABEL,
      ...cellsOf(some, [key]),
    })),
    total: counts.length > 0 ? cellsOf(counts, filters.reason) : null,
  };
}
