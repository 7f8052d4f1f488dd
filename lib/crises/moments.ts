/**
 * Moments as a watch officer types them: a date-time group (`271530Z OCT 62`, short `271530Z`), a local date and time
 * (`2026-11-22 14:05`) read in a zone, or a bare day (`2026-11-22`).
 */
import {
  calendarDateOf,
  faultOfYear,
  formatInstant,
  instantToZoned,
  readLocalTime,
  type TimePrecision,
  todayIn,
  zonedToInstant,
} from "@/lib/dates";
import { formatDtg, parseDtg, zoneLetterAt } from "@/lib/dtg";

export type MomentContext = {
  /** The year about which a two-digit year is meant: the one in which the crisis began. */
  pivotYear: number;
  /** Gives month and year to the short form of a date-time group. */
  now: Date;
};

type MomentReading = { ok: true; instant: Date; isDayOnly: boolean } | { ok: false; message: string };

const LOCAL = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):?(\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads a moment; `zone` is the IANA zone of a local time and of a bare day, which stands for its first moment there.
 * A local time that never was, or that came twice when clocks were put back, is refused: an hour decides too much to be
 * guessed; so is a year outside 1900 to 2100. Never throws on any text.
 */
export function readMoment(text: string, zone: string, context: MomentContext): MomentReading {
  const reading = readTyped(text.trim(), zone, context);
  const fault = reading.ok ? faultOfYear(calendarDateOf(reading.instant)) : null;
  return fault ? refuse(fault) : reading;
}

/**
 * The stored instant of a moment known to `precision`: for DAY the first moment of its day in the zone, so that a
 * date-time group and a bare day of the same date are kept alike. A bare day is not enough for a finer precision.
 */
export function settleMoment(
  reading: MomentReading,
  zone: string,
  precision: TimePrecision,
): { ok: true; instant: Date } | { ok: false; message: string } {
  if (!reading.ok) return reading;
  if (precision === "DAY") {
    const midnight = zonedToInstant(`${todayIn(zone, reading.instant)}T00:00`, zone);
    return { ok: true, instant: midnight ?? reading.instant };
  }
  if (reading.isDayOnly) return refuse("Give the hour too, or say that only the day is known.");
  return { ok: true, instant: reading.instant };
}

/** The moment as it is put into a field for editing: a date-time group in Z. Seconds are cut off. */
export function writeMoment(instant: Date): string {
  return formatDtg(instant, "Z", { spaced: true });
}

/** Whole minutes from one instant to another, negative when `to` is the earlier. */
export function latencyMinutes(from: Date, to: Date): number {
  return Math.trunc((to.getTime() - from.getTime()) / 60_000);
}

function readTyped(typed: string, zone: string, context: MomentContext): MomentReading {
  if (DAY.test(typed)) {
    const instant = zonedToInstant(`${typed}T00:00`, zone);
    return instant
      ? { ok: true, instant, isDayOnly: true }
      : refuse(`${typed} is not a day of the calendar.`);
  }
  const local = LOCAL.exec(typed);
  if (local) return readLocal(`${local[1]}T${local[2]}:${local[3]}`, zone);
  const group = parseDtg(typed, { pivotYear: context.pivotYear, referenceDate: context.now });
  if (group.ok) return { ok: true, instant: group.instant, isDayOnly: false };
  return refuse(
    /^\d{6}/.test(typed) ? group.message : "Write 271530Z OCT 26, or 2026-10-27 15:30 for local time.",
  );
}

function readLocal(local: string, zone: string): MomentReading {
  const reading = readLocalTime(local, zone);
  if (!reading) return refuse("There is no such date and time.");
  const time = local.slice(11);
  if (reading.fit === "SKIPPED")
    return refuse(
      `${time} did not happen that day in ${zone}: the clocks were put forward over it. Use ${formatInstant(reading.instant, zone)} or a date-time group.`,
    );
  if (reading.fit === "REPEATED")
    return refuse(
      `${time} came twice that day in ${zone}. Write ${bothGroups(reading.instant, zone).join(" or ")}.`,
    );
  return { ok: true, instant: reading.instant, isDayOnly: false };
}

/** The two moments of a repeated hour, each by its zone letter where there is one. */
function bothGroups(first: Date, zone: string): string[] {
  const local = instantToZoned(first, zone);
  for (let minutes = 15; minutes <= 180; minutes += 15) {
    const second = new Date(first.getTime() + minutes * 60_000);
    if (instantToZoned(second, zone) === local)
      return [first, second].map((instant) =>
        formatDtg(instant, zoneLetterAt(zone, instant) ?? "Z", { spaced: true }),
      );
  }
  return [formatDtg(first, "Z", { spaced: true })];
}

function refuse(message: string): { ok: false; message: string } {
  return { ok: false, message };
}
