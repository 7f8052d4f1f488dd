/**
 * Date-time groups: `271530ZOCT62`, on the wire `271530Z OCT 62`. A group is a rendering; what is stored is the
 * instant. Zone letters run Z (UTC), A–I and K–M (+1 to +12), N–Y (−1 to −12).
 */
import { zoneOffsetMinutes } from "./dates";

/**
 * What settles the parts a group leaves open. A two-digit year means the one year with those digits within
 * −50…+49 of the pivot year (62 is 1962 about 1962, 2062 about 2026); without a pivot, of the reference date's
 * year. The short form takes month and year from the reference date as read in the group's own zone.
 */
export type DtgContext =
  | { pivotYear: number; referenceDate?: Date }
  | { pivotYear?: number; referenceDate: Date };

type DtgReading =
  | { ok: true; instant: Date; zoneLetter: string; warnings: string[] }
  | { ok: false; message: string };

interface DtgFormat {
  /** `271530Z OCT 62` in place of `271530ZOCT62`. */
  spaced?: boolean;
  /** `27153045ZOCT62`: seconds are kept in place of cut off. */
  seconds?: boolean;
}

const MONTHS: readonly string[] = [
  "JAN",
  "FEB",
  "MAR",
  "APR",
  "MAY",
  "JUN",
  "JUL",
  "AUG",
  "SEP",
  "OCT",
  "NOV",
  "DEC",
];
const EAST = "ABCDEFGHIKLM";
const WEST = "NOPQRSTUVWXY";
const MINUTE = 60_000;
const LONGEST = 40;
const SHAPE = /^(\d\d)(\d\d)(\d\d)(\d\d)?\s*([A-Z])(\*)?(?:\s*([A-Z]{3})\s*(\d{4}|\d\d))?$/;

/**
 * Reads a date-time group in any case, with or without spaces and seconds, with a year of two or four digits, or
 * in the short form `271530Z`. A half-hour zone `E*` is the letter's offset and thirty minutes further from UTC;
 * that usage is not verified, so it comes with a warning. Midnight as 0000 or 2400 is read with a warning, for
 * messages use 2359 or 0001. Never throws on any text.
 */
export function parseDtg(text: string, context: DtgContext): DtgReading {
  const match = text.length > LONGEST ? null : SHAPE.exec(text.trim().toUpperCase());
  if (!match) return refuse("Write a date-time group such as 271530ZOCT62 or 271530Z OCT 62.");
  const [, dd = "", hh = "", mm = "", ss = "00", letter = "", star = "", monthName, yearDigits] = match;

  const zoneLetter = letter + star;
  if (letter === "J")
    return refuse("Zone J is the observer's own local time and fixes no moment; use the zone's letter or Z.");
  const offset = zoneLetterOffset(zoneLetter);
  if (offset === null) return refuse(`${zoneLetter} is not a zone.`);

  const month = monthOf(monthName, yearDigits, offset, context);
  if (typeof month === "string") return refuse(month);

  const day = Number(dd);
  const length = new Date(Date.UTC(month.year, month.index + 1, 0)).getUTCDate();
  if (day < 1 || day > length)
    return refuse(`There is no day ${dd} in ${MONTHS[month.index]} ${month.year}; it has ${length} days.`);
  const endOfDay = hh === "24" && mm === "00" && ss === "00";
  if (Number(hh) > 23 && !endOfDay) return refuse(`There is no hour ${hh}; hours run from 00 to 23.`);
  if (Number(mm) > 59) return refuse(`There is no minute ${mm}; minutes run from 00 to 59.`);
  if (Number(ss) > 59) return refuse(`There is no second ${ss}; seconds run from 00 to 59.`);

  const wall = Date.UTC(month.year, month.index, day, Number(hh), Number(mm), Number(ss));
  const warnings: string[] = [];
  if (endOfDay || (hh === "00" && mm === "00" && ss === "00"))
    warnings.push(`${hh}${mm} leaves open which day is meant; write 2359 or 0001.`);
  if (star) warnings.push(`${zoneLetter} was read as ${offsetInWords(offset)}; check it or use Z.`);
  return { ok: true, instant: new Date(wall - offset * MINUTE), zoneLetter, warnings };
}

/**
 * The instant as a group in the zone of the letter, Z unless told. Midnight Z prints as 0000: a record's moment
 * is not moved to please the rule for messages. Throws RangeError for J, an unknown letter or an invalid date.
 */
export function formatDtg(instant: Date, zoneLetter = "Z", format: DtgFormat = {}): string {
  const wall = wallClock(instant, zoneLetter);
  const gap = format.spaced ? " " : "";
  const year = String(wall.getUTCFullYear() % 100).padStart(2, "0");
  return `${dayAndTime(wall, format.seconds)}${zoneLetter}${gap}${MONTHS[wall.getUTCMonth()]}${gap}${year}`;
}

/** The short form `271530Z`, for places where the month is plain. Throws as `formatDtg` does. */
export function formatShortDtg(instant: Date, zoneLetter = "Z"): string {
  return dayAndTime(wallClock(instant, zoneLetter)) + zoneLetter;
}

/** Minutes a zone letter is ahead of UTC (`R` −300, `E*` +330), or null for J and for what is no letter. */
export function zoneLetterOffset(zoneLetter: string): number | null {
  if (zoneLetter === "Z") return 0;
  const [letter = "", star] = zoneLetter;
  if (zoneLetter.length > 2 || letter === "" || (star !== undefined && star !== "*")) return null;
  const half = star ? 30 : 0;
  if (EAST.includes(letter)) return (EAST.indexOf(letter) + 1) * 60 + half;
  if (WEST.includes(letter)) return -((WEST.indexOf(letter) + 1) * 60 + half);
  return null;
}

/**
 * The letter of an IANA zone at an instant: New York is Q on 27 October 1962 and R the next evening. Null when no
 * letter says it exactly (half and quarter hours, +13 and beyond). Throws RangeError for an unknown zone.
 */
export function zoneLetterAt(zone: string, instant: Date): string | null {
  const minutes = zoneOffsetMinutes(zone, instant);
  if (minutes === 0) return "Z";
  const hours = minutes / 60;
  if (!Number.isInteger(hours)) return null;
  return (hours > 0 ? EAST[hours - 1] : WEST[-hours - 1]) ?? null;
}

function refuse(message: string): DtgReading {
  return { ok: false, message };
}

/** The month meant, or the reason why it cannot be told. */
function monthOf(
  name: string | undefined,
  digits: string | undefined,
  offset: number,
  { pivotYear, referenceDate }: DtgContext,
): { year: number; index: number } | string {
  if (name === undefined || digits === undefined) {
    if (!referenceDate) return "Add the month and the year, as in 271530ZOCT62.";
    const there = new Date(referenceDate.getTime() + offset * MINUTE);
    return { year: there.getUTCFullYear(), index: there.getUTCMonth() };
  }
  const index = MONTHS.indexOf(name);
  if (index < 0) return `${name} is not a month; use the first three letters in English, as in OCT.`;
  if (digits.length === 4)
    return Number(digits) < 1000 ? `${digits} is not a year.` : { year: Number(digits), index };
  const pivot = pivotYear ?? referenceDate?.getUTCFullYear();
  if (pivot === undefined) return "Write the year with four digits.";
  const first = pivot - 50;
  return { year: first + ((((Number(digits) - first) % 100) + 100) % 100), index };
}

function wallClock(instant: Date, zoneLetter: string): Date {
  const offset = zoneLetterOffset(zoneLetter);
  if (offset === null) throw new RangeError(`Not a zone for a date-time group: ${zoneLetter.slice(0, 10)}`);
  if (Number.isNaN(instant.getTime())) throw new RangeError("Not an instant");
  return new Date(instant.getTime() + offset * MINUTE);
}

function dayAndTime(wall: Date, seconds = false): string {
  const parts = [wall.getUTCDate(), wall.getUTCHours(), wall.getUTCMinutes()];
  if (seconds) parts.push(wall.getUTCSeconds());
  return parts.map((part) => String(part).padStart(2, "0")).join("");
}

function offsetInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? "-" : "+"}${hours}:${String(rest).padStart(2, "0")}`;
}
