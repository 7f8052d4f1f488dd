/** Rules of situation reports: precedence, convention, number and which version counts. */

import type { TimePrecision } from "@/lib/dates";
import { type Alert, isGrave } from "../rules";

/** Most urgent first; the order is the rank. */
export const PRECEDENCES = ["FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE"] as const;
export type Precedence = (typeof PRECEDENCES)[number];

/**
 * The precedence a report is begun with: that of the report before it. A first one goes by the alert of the crisis: IMMEDIATE, which is
 * for what gravely affects people, at the two alerts where leaders decide; PRIORITY, for what is essential to work in progress,
 * at those below; ROUTINE once it is on the way out. Product policy: no message standard knows these alerts.
 */
export function proposedPrecedence(last: { precedence: Precedence } | null, alert: Alert): Precedence {
  if (last) return last.precedence;
  if (isGrave(alert)) return "IMMEDIATE";
  return alert === "WATCH" || alert === "ADVISORY" ? "PRIORITY" : "ROUTINE";
}

/**
 * Whether an event lies before the period that a report covers, which starts at `periodFrom`. One of which only the day is known does
 * when all of that day has passed by then.
 */
export function precedesPeriod(
  event: { eventAt: Date; eventPrecision: TimePrecision },
  periodFrom: Date,
): boolean {
  const last =
    event.eventPrecision === "DAY" ? event.eventAt.getTime() + DAY_MS - 1 : event.eventAt.getTime();
  return last < periodFrom.getTime();
}

const DAY_MS = 24 * 3_600_000;

/** How a report stands to those before it: stands alone, holds all since the start, or only what changed. */
export const CONVENTIONS = ["SUPERSEDES", "CUMULATIVE", "INCREMENTAL"] as const;
export type Convention = (typeof CONVENTIONS)[number];

const PROSIGNS: Record<Precedence, "Z" | "O" | "P" | "R"> = {
  FLASH: "Z",
  IMMEDIATE: "O",
  PRIORITY: "P",
  ROUTINE: "R",
};

/** The letter before the date-time group in a message header: `O 271530Z OCT 62`. */
export function prosignOf(precedence: Precedence): "Z" | "O" | "P" | "R" {
  return PROSIGNS[precedence];
}

/** The versions that stand: published and not superseded by a published correction. */
export function isLatestVersion(report: {
  publishedAt: Date | null;
  correctedBy: { publishedAt: Date | null } | null;
}): boolean {
  return report.publishedAt !== null && !report.correctedBy?.publishedAt;
}

type Version = { number: number | null; correction: number; publishedAt: Date | null };

/**
 * The reports that stand, oldest first: of each number the last version that is out. With `before`, those that stood before it when
 * it was published: what comes out later, a correction of an earlier report included, does not change how it reads.
 */
export function standingReports<Report extends Version>(
  reports: readonly Report[],
  before?: { number: number; publishedAt: Date },
): Report[] {
  const standing = new Map<number, Report>();
  for (const report of reports) {
    const { number, correction, publishedAt } = report;
    if (number === null || !publishedAt) continue;
    if (before && (number >= before.number || publishedAt > before.publishedAt)) continue;
    const other = standing.get(number);
    if (!other || other.correction < correction) standing.set(number, report);
  }
  return [...standing].sort(([one], [other]) => one - other).map(([, report]) => report);
}

type NextReportState = "NONE" | "CLOSED" | "DUE" | "OVERDUE";

/**
 * Where the next report stands at `now`: NONE when none was promised yet, CLOSED after a final report or in a crisis
 * that no longer runs, OVERDUE from the minute after it was due.
 */
export function nextReportState(
  last: { nextReportAt: Date | null; isFinal: boolean } | null,
  crisis: { isRunning: boolean },
  now: Date,
): NextReportState {
  if (!crisis.isRunning || last?.isFinal) return "CLOSED";
  if (!last?.nextReportAt) return "NONE";
  return now > last.nextReportAt ? "OVERDUE" : "DUE";
}

/**
 * The reference of a published report: `CR-1962-CUBA SITREP 007`. A corrected copy keeps the number and gains a letter,
 * `014A` for the first. Throws RangeError where `sitrepSlug` does.
 */
export function sitrepReference(crisisReference: string, number: number, correction = 0): string {
  return `${crisisReference} SITREP ${sitrepSlug(number, correction)}`;
}

/** How often one report can be corrected: a letter each. */
export const LAST_CORRECTION = 26;

/**
 * The last part of a report's address: `007`, `007A` for its first correction. Throws RangeError when the number is no
 * whole number from 1 or the letters are used up.
 */
export function sitrepSlug(number: number, correction: number): string {
  if (!Number.isInteger(number) || number < 1)
    throw new RangeError(`Not a situation report's number: ${number}`);
  if (!Number.isInteger(correction) || correction < 0 || correction > LAST_CORRECTION)
    throw new RangeError(`Not a correction's number: ${correction}`);
  return `${String(number).padStart(3, "0")}${correction === 0 ? "" : String.fromCharCode(64 + correction)}`;
}

/** Reads `007`, `7` or `007A`; null for what names no report. */
export function parseSitrepSlug(slug: string): { number: number; correction: number } | null {
  const match = /^0{0,5}([1-9]\d{0,5})([A-Z])?$/i.exec(slug);
  if (!match?.[1]) return null;
  return {
    number: Number(match[1]),
    correction: match[2] ? match[2].toUpperCase().charCodeAt(0) - 64 : 0,
  };
}
