import type { EngagementInput } from "@/lib/engagements/schema";
import { type FormValues, readValues } from "./form-values";

/** Everything a record has in common with the next one like it: not what came of it, nor when it was, nor what was promised. */
export function likeAnother(record: EngagementInput): FormValues {
  return readValues({
    type: record.type,
    subtype: record.subtype,
    countries: record.countries,
    attendance: record.attendance.map((row) => ({ ...row, id: "", attended: "yes" })),
    objectives: record.objectives,
    tags: record.tags,
    marking: record.marking,
    disseminationControls: record.disseminationControls,
    relTo: record.relTo,
    closeHold: record.closeHold ? "on" : "",
  });
}
