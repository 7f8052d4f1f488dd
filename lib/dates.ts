/**
 * Calendar dates and instants. A calendar date is the text `YYYY-MM-DD` and belongs to no time zone; an instant
 * is a `Date` (UTC) whose IANA zone, where it matters, is kept beside it. Nothing here depends on the time zone
 * or the language of the machine, so server and browser print the same.
 */
import { utc } from "@date-fns/utc";
import { addMonths as addMonthsIn, lastDayOfMonth, lastDayOfYear } from "date-fns";

/** A day on the calendar, `YYYY-MM-DD`, year 1000 to 9999. Text from outside comes in by `parseCalendarDate`. */
export type CalendarDate = string;

/** What a form sends for a date of which a part is missing or which does not exist; browsers send nothing then. */
export const UNFINISHED_DATE = "unfinished";

/** How much of a calendar date is known. The unknown parts of the stored date are written as 01. */
export type DatePrecision = "DAY" | "MONTH" | "YEAR";

export const DATE_PRECISIONS = ["DAY", "MONTH", "YEAR"] as const satisfies readonly DatePrecision[];

/** How well a moment is known: to the minute, about the hour, or only its day in the zone kept beside it. */
export type TimePrecision = "MINUTE" | "HOUR_APPROX" | "DAY";

/** A day is as long as any other between midnights UTC; asking the library for the zone each time costs a planner 150 ms. */
const DAY_MS = 86_400_000;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
export const MONTH_NAMES = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
] as const;
export const WEEKDAYS = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const UTC = { in: utc };

/**
 * Takes `YYYY-MM-DD`; gives the same text when it is a day that exists, else null. Two-digit years, years before
 * 1000, one-digit months, blanks around the text and days such as 31 June are all refused.
 */
export function parseCalendarDate(text: string): CalendarDate | null {
  return midnightOf(text) === null ? null : text;
}

/** What is wrong with the year of a date, in words, or null: years outside 1900 to 2100 are slips of the hand. */
export function faultOfYear(date: CalendarDate): string | null {
  const year = Number(date.slice(0, 4));
  return year < 1900 || year > 2100 ? "The year must lie between 1900 and 2100." : null;
}

/** The calendar date of a `date` column, which the database driver hands over as midnight UTC. */
export function calendarDateOf(column: Date): CalendarDate {
  return required(column.toISOString().slice(0, 10));
}

/** Midnight UTC of the date: the value a `date` column takes. Throws RangeError when it is no date. */
export function toDateColumn(date: CalendarDate): Date {
  return new Date(requiredMidnight(date));
}

/** The calendar date at the instant `now` in an IANA zone. Throws RangeError for an unknown zone. */
export function todayIn(zone: string, now: Date): CalendarDate {
  return required(instantToZoned(now, zone).slice(0, 10));
}

/**
 * The day by which something is yet to come or over: a later one has not come, an earlier one is over. It is the day at the place where it
 * happens, whoever asks. Where the zone of that is not known it is the later of those in UTC and where the reader is, for whom tomorrow may
 * have begun: nobody is refused what they have lived through. All that refuses or judges a day asks here.
 * @param at IANA zones of the place, null where it is not known, and of the reader, left out where nobody asks
 */
export function todayAt(at: { place: string | null; reader?: string }, now: Date): CalendarDate {
  if (at.place !== null) return todayIn(at.place, now);
  const [, latest = ""] = [todayIn("UTC", now), todayIn(at.reader ?? "UTC", now)].toSorted();
  return latest;
}

/** The date `days` later (earlier when negative). Throws RangeError when it leaves years 1000 to 9999. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return calendarDateOf(new Date(requiredMidnight(date) + days * DAY_MS));
}

/** The same day `months` later, or the last day of that month when it is shorter (31 Jan + 1 = 28 or 29 Feb). */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  return calendarDateOf(addMonthsIn(toDateColumn(date), months, UTC));
}

/** The first day of the date's month. */
export function monthStart(date: CalendarDate): CalendarDate {
  return `${required(date).slice(0, 7)}-01`;
}

/** Calendar days from one date to another: 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return (requiredMidnight(to) - requiredMidnight(from)) / DAY_MS;
}

/** The first day the date may mean: "October 2026" can be as early as 1 October. */
export function earliestDayOf(date: CalendarDate, precision: DatePrecision): CalendarDate {
  if (precision === "YEAR") return `${required(date).slice(0, 4)}-01-01`;
  return precision === "MONTH" ? monthStart(date) : required(date);
}

/** The last day the date may mean: "October 2026" can be as late as 31 October, "2026" as late as 31 December. */
export function latestDayOf(date: CalendarDate, precision: DatePrecision): CalendarDate {
  if (precision === "YEAR") return calendarDateOf(lastDayOfYear(toDateColumn(date), UTC));
  return precision === "MONTH" ? calendarDateOf(lastDayOfMonth(toDateColumn(date), UTC)) : required(date);
}

/** The date in words, no more exact than it is known: `27 Oct 2026`, `Oct 2026` or `2026`. */
export function formatDate(date: CalendarDate, precision: DatePrecision = "DAY"): string {
  const { year, month, day } = partsOf(date);
  if (precision === "YEAR") return year;
  return precision === "MONTH" ? `${month} ${year}` : `${day} ${month} ${year}`;
}

/** The date in full, so that day and month cannot be taken for each other: `Friday 3 April 2026`. */
export function formatFullDate(date: CalendarDate): string {
  const midnight = toDateColumn(date);
  const { year, day } = partsOf(date);
  return `${WEEKDAYS[midnight.getUTCDay()]} ${day} ${MONTH_NAMES[midnight.getUTCMonth()]} ${year}`;
}

/**
 * A first and last date in words without repeating what they share: `27–29 Oct 2026`, `30 Oct – 2 Nov 2026`,
 * `Oct – Nov 2026`. Without a last date, or when both read the same, it is the first date alone.
 */
export function formatDateRange(
  first: CalendarDate,
  last: CalendarDate | null,
  precision: DatePrecision = "DAY",
): string {
  const end = last === null ? "" : formatDate(last, precision);
  const start = formatDate(first, precision);
  if (last === null || start === end) return start;
  const from = partsOf(first);
  const to = partsOf(last);
  if (from.year !== to.year || precision === "YEAR") return `${start} – ${end}`;
  if (precision === "MONTH") return `${from.month} – ${end}`;
  return from.month === to.month ? `${from.day}–${end}` : `${from.day} ${from.month} – ${end}`;
}

/** Whether the name is an IANA zone this runtime knows (`Asia/Tokyo`, `UTC`). Bare offsets (`+09:00`) are not. */
export function isTimeZone(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_+\-/]{1,63}$/.test(name) && isFormatted(name);
}

/** Whether hours can be read in it: a zone, or a fixed distance from UTC (`+05:30`), as which a zone is read that is not known here. */
export function isClockZone(name: string): boolean {
  return isTimeZone(name) || (/^[+-]\d\d:\d\d$/.test(name) && isFormatted(name));
}

/** The zone that is so many milliseconds ahead of UTC, less than a day: `+05:30`, or `UTC`. Parts of a minute are cut off. */
function zoneAhead(milliseconds: number): string {
  const distance = new Date(Math.abs(milliseconds)).toISOString().slice(11, 16);
  return distance === "00:00" ? "UTC" : `${milliseconds < 0 ? "-" : "+"}${distance}`;
}

/**
 * The zone to read clocks in: the one of this name, or, where it is not known here, that which is so many milliseconds ahead of UTC; UTC where
 * nobody kept how many.
 */
export function clockZone(name: string, ahead: number | null): string {
  if (isClockZone(name)) return name;
  return ahead === null ? "UTC" : zoneAhead(ahead);
}

function isFormatted(name: string): boolean {
  try {
    zoneFormat(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * Minutes by which local time in the zone is ahead of UTC at that instant (Washington, Oct 1962: −240, then
 * −300). Some historic offsets have seconds, so it may be a fraction. Throws RangeError for an unknown zone.
 */
export function zoneOffsetMinutes(zone: string, instant: Date): number {
  // Not the library's tzOffset: it loses the sign west of Greenwich under one hour (Monrovia was −00:44:30 until 1972).
  const text = zoneFormat(zone).format(instant);
  const match = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  if (!match) throw new RangeError(`No offset in "${text}"`);
  const [, sign, hours = "0", minutes = "0", seconds = "0"] = match;
  const offset = Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
  return sign === "-" ? -offset : offset;
}

/** How a local time was read: it happened once, never (clocks were put forward over it) or twice (put back). */
type LocalTimeFit = "EXACT" | "SKIPPED" | "REPEATED";

/**
 * Takes a local time `YYYY-MM-DDTHH:MM` (seconds allowed) and its zone; gives the instant and how it fits,
 * or null when the text is no time or the zone is unknown. A skipped time is moved on by the length of the gap
 * (02:30 becomes 03:30), a repeated one is its first occurrence: the rule of iCalendar and of JavaScript's
 * Temporal ("compatible"). The caller may tell the user when the fit is not EXACT.
 */
export function readLocalTime(local: string, zone: string): { instant: Date; fit: LocalTimeFit } | null {
  const wall = wallClock(local);
  if (wall === null || !isClockZone(zone)) return null;
  // A day to either side is beyond any single change of clocks, the Samoan day of 2011 included.
  const before = zoneOffsetMinutes(zone, new Date(wall - DAY)) * MINUTE;
  const after = zoneOffsetMinutes(zone, new Date(wall + DAY)) * MINUTE;
  const fitting = [...new Set([before, after])]
    .map((offset) => ({ offset, instant: new Date(wall - offset) }))
    .filter(({ offset, instant }) => zoneOffsetMinutes(zone, instant) * MINUTE === offset)
    .map(({ instant }) => instant)
    .sort((a, b) => a.getTime() - b.getTime());
  const [first, second] = fitting;
  if (!first) return { instant: new Date(wall - before), fit: "SKIPPED" };
  return { instant: first, fit: second ? "REPEATED" : "EXACT" };
}

/** The instant of a local time, or null when it cannot be read; gaps and overlaps as in `readLocalTime`. */
export function zonedToInstant(local: string, zone: string): Date | null {
  return readLocalTime(local, zone)?.instant ?? null;
}

/** Local time in the zone as `YYYY-MM-DDTHH:MM`, the value of a date-and-time field. Seconds are cut off. */
export function instantToZoned(instant: Date, zone: string): string {
  const wall = instant.getTime() + zoneOffsetMinutes(zone, instant) * MINUTE;
  return new Date(wall).toISOString().slice(0, 16);
}

/**
 * The moment as read in the zone, with its offset and no more exact than it is known: `27 Oct 1962 20:05 UTC-4`,
 * in UTC `28 Oct 1962 00:05Z`, `about 24 Oct 1962 14:00Z`, or only `24 Oct 1962`.
 */
export function formatInstant(instant: Date, zone: string, precision: TimePrecision = "MINUTE"): string {
  const [date = "", time = ""] = instantToZoned(instant, zone).split("T");
  if (precision === "DAY") return formatDate(date);
  const suffix = zone === "UTC" ? "Z" : ` ${formatOffset(zoneOffsetMinutes(zone, instant))}`;
  return `${precision === "HOUR_APPROX" ? "about " : ""}${formatDate(date)} ${time}${suffix}`;
}

/** One moment on three clocks: Z, where it happened and where the reader is. */
export function threeClocks(
  instant: Date,
  thereZone: string,
  hereZone: string,
): { zulu: string; there: string; here: string } {
  return {
    zulu: formatInstant(instant, "UTC"),
    there: formatInstant(instant, thereZone),
    here: formatInstant(instant, hereZone),
  };
}

function required(date: CalendarDate): CalendarDate {
  requiredMidnight(date);
  return date;
}

function requiredMidnight(date: CalendarDate): number {
  const midnight = midnightOf(date);
  if (midnight === null) throw new RangeError(`Not a calendar date: ${date.slice(0, 40)}`);
  return midnight;
}

/** Midnight UTC in milliseconds, or null when there is no such day. Written back as text to compare, it takes five times as
 * long, and a planner asks for thousands. */
function midnightOf(text: string): number | null {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return null;
  const midnight = Date.parse(text);
  // The engine turns 31 June into 1 July, so the day exists only when it comes back unchanged.
  return new Date(midnight).getUTCDate() === Number(text.slice(8)) ? midnight : null;
}

function partsOf(date: CalendarDate): { year: string; month: string; day: string } {
  const [year = "", month = "", day = ""] = required(date).split("-");
  return { year, month: MONTHS[Number(month) - 1] ?? "", day: String(Number(day)) };
}

/** Milliseconds the wall clock would show as if it were UTC. */
function wallClock(local: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(local);
  if (!match?.[1] || parseCalendarDate(match[1]) === null) return null;
  return Date.parse(`${local}Z`);
}

function formatOffset(minutes: number): string {
  const seconds = Math.round(Math.abs(minutes) * 60);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const tail = [m, s].slice(0, s > 0 ? 2 : m > 0 ? 1 : 0).map((part) => `:${String(part).padStart(2, "0")}`);
  return `UTC${minutes < 0 ? "-" : "+"}${h}${tail.join("")}`;
}

const zoneFormats = new Map<string, Intl.DateTimeFormat>();

// Building a formatter costs a hundred times as much as using one. Names are read in any case, so the number kept
// is bounded: nobody may fill the memory with spellings.
function zoneFormat(zone: string): Intl.DateTimeFormat {
  const known = zoneFormats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  if (zoneFormats.size < 1_000) zoneFormats.set(zone, made);
  return made;
}
