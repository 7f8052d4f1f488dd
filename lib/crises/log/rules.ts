/** What a log entry may be: its kind, its source and how far both are trusted. */

import { calendarDateOf, clockZone, type TimePrecision } from "@/lib/dates";

export const LOG_KINDS = ["INT", "DEC", "COM", "POS", "INC", "DIP", "SIG"] as const;
export type LogKind = (typeof LOG_KINDS)[number];

export const SOURCE_TYPES = ["OFFICIAL", "HOST_GOV", "PRESS", "SOCIAL", "OWN_OBS", "LIAISON"] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];

/** Admiralty code: how far the source is to be relied on. F is "cannot be judged", not the worst. */
export const RELIABILITIES = ["A", "B", "C", "D", "E", "F"] as const;
export type Reliability = (typeof RELIABILITIES)[number];

/** Admiralty code: how far the information is to be believed. 6 is "cannot be judged", not the worst. */
export const CREDIBILITIES = [1, 2, 3, 4, 5, 6] as const;
export type Credibility = (typeof CREDIBILITIES)[number];

const NOON_MS = 43_200_000;

/**
 * The zone to read an entry in: where its own is not known here, the distance from UTC at which the midnight of its day was kept, which lies at
 * most twelve hours off; UTC where a moment was.
 */
export function zoneOfEntry({
  timeZone,
  eventAt,
  eventPrecision,
}: {
  timeZone: string;
  eventAt: Date;
  eventPrecision: TimePrecision;
}): string {
  const sinceMidnight = eventAt.getTime() - Date.parse(calendarDateOf(eventAt));
  const ahead = sinceMidnight < NOON_MS ? -sinceMidnight : 2 * NOON_MS - sinceMidnight;
  return clockZone(timeZone, eventPrecision === "DAY" ? ahead : null);
}
