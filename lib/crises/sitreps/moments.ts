import { invalidFields, ok, type Result } from "@/lib/result";
import { readMoment, settleMoment } from "../moments";
import type { SaveSitrep } from "./schema";

export type ReportMoments = {
  periodFrom: Date;
  /** Information cut-off. */
  asOfAt: Date;
  nextReportAt: Date | null;
  decisionBy: Date | null;
};

/** Clocks differ a little. */
const CLOCK_SLACK = 5 * 60_000;

/** The moments of a report form, read about the year of its crisis; a failure names the fields at fault. */
export function readReportMoments(
  crisis: { openedAt: Date },
  input: SaveSitrep,
  now: Date,
): Result<ReportMoments> {
  const fields: Record<string, string[]> = {};
  const read = (field: "periodFrom" | "asOfAt" | "nextReportAt" | "decisionBy"): Date | null => {
    const text = input[field];
    if (text === null) return null;
    const context = { pivotYear: crisis.openedAt.getUTCFullYear(), now };
    const reading = settleMoment(readMoment(text, input.timeZone, context), input.timeZone, "MINUTE");
    if (reading.ok) return reading.instant;
    fields[field] = [reading.message];
    return null;
  };
  const periodFrom = read("periodFrom");
  const asOfAt = read("asOfAt");
  const nextReportAt = read("nextReportAt");
  const decisionBy = read("decisionBy");
  if (periodFrom && asOfAt && periodFrom > asOfAt)
    fields.periodFrom = ["The period starts after the information cut-off."];
  if (asOfAt && asOfAt.getTime() > now.getTime() + CLOCK_SLACK)
    fields.asOfAt = ["The information cut-off lies in the future."];
  if (!periodFrom || !asOfAt || Object.keys(fields).length > 0) return invalidFields(fields);
  return ok({ periodFrom, asOfAt, nextReportAt, decisionBy });
}
