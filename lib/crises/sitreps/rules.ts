/** Rules of a report's life after publication: which version counts, and when the next one is due. */

/** The versions that stand: published and not superseded by a published correction. */
export function isLatestVersion(report: {
  publishedAt: Date | null;
  correctedBy: { publishedAt: Date | null } | null;
}): boolean {
  return report.publishedAt !== null && !report.correctedBy?.publishedAt;
}

export type NextReportState = "NONE" | "CLOSED" | "DUE" | "OVERDUE";

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

/** The last part of a report's address: `007`, `007A` for its first correction. */
export function sitrepSlug(number: number, correction: number): string {
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
