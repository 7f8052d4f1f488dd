import { readMoment, settleMoment } from "../moments";
import type { SaveSitrep } from "./schema";

export type ReportMoments = {
  periodFrom: Date;
  /** Information cut-off. */
  asOfAt: Date;
  nextReportAt: Date | null;
  decisionBy: Date | null;
};

/** The same of a form; what is missing or cannot be read is null. */
export type TypedMoments = { [Field in keyof ReportMoments]: Date | null };

const NEEDED = {
  periodFrom: "Say from when the report covers events.",
  asOfAt: "Give the information cut-off.",
};

/** Clocks differ a little. */
const CLOCK_SLACK = 5 * 60_000;

/** The moments of a report form, read about the year of its crisis, and what is wrong with them by the field at fault. */
export function readReportMoments(
  crisis: { openedAt: Date },
  input: SaveSitrep,
  now: Date,
): { moments: TypedMoments; faults: Record<string, string[]> } {
  const faults: Record<string, string[]> = {};
  const read = (field: keyof ReportMoments): Date | null => {
    const text = input[field];
    if (text === null) {
      if (field === "periodFrom" || field === "asOfAt") faults[field] = [NEEDED[field]];
      return null;
    }
    const context = { pivotYear: crisis.openedAt.getUTCFullYear(), now };
    const reading = settleMoment(readMoment(text, input.timeZone, context), input.timeZone, "MINUTE");
    if (reading.ok) return reading.instant;
    faults[field] = [reading.message];
    return null;
  };
  const periodFrom = read("periodFrom");
  const asOfAt = read("asOfAt");
  const nextReportAt = read("nextReportAt");
  const decisionBy = read("decisionBy");
  if (periodFrom && asOfAt && periodFrom > asOfAt)
    faults.periodFrom = ["The period starts after the information cut-off."];
  if (asOfAt && asOfAt.getTime() > now.getTime() + CLOCK_SLACK)
    faults.asOfAt = ["The information cut-off lies in the future."];
  return { moments: { periodFrom, asOfAt, nextReportAt, decisionBy }, faults };
}

/** Whether the moments are there that every report has, drafts included. */
export function isSettled(moments: TypedMoments): moments is ReportMoments {
  return moments.periodFrom !== null && moments.asOfAt !== null;
}
