import { z } from "zod";
import { choice, flag, newIdField, optionalChoice, optionalId } from "@/lib/fields";
import { optionalText, requiredText } from "@/lib/text";
import { checkMoments, moment, optionalMoment, recordId, timeZone } from "../fields";
import { CREDIBILITIES, LOG_KINDS, RELIABILITIES, SOURCE_TYPES } from "./rules";

export const EVENT_PRECISIONS = ["MINUTE", "HOUR_APPROX", "DAY"] as const;

const credibilityTexts = ["1", "2", "3", "4", "5", "6"] as const;

export const addLogEntrySchema = z
  .object({
    id: newIdField,
    crisisId: recordId,
    kind: choice(LOG_KINDS, "Choose the kind of entry."),
    text: requiredText(4_000, "Say what happened."),
    eventAt: moment("Say when it happened."),
    eventPrecision: choice(EVENT_PRECISIONS, "Say how exactly the time is known."),
    timeZone,
    observedAt: optionalMoment,
    reportedAt: moment("Say when it reached the watch."),
    sourceType: choice(SOURCE_TYPES, "Choose the type of source."),
    source: optionalText(500),
    reliability: optionalChoice(RELIABILITIES, "Reliability is a letter from A to F."),
    credibility: optionalChoice(credibilityTexts, "Credibility is a number from 1 to 6.").transform(
      (text) => CREDIBILITIES.find((known) => String(known) === text) ?? null,
    ),
    isNearMiss: flag(),
    /** The entry this one puts right. */
    correctsId: optionalId("This names no entry."),
  })
  .superRefine((input, context) => {
    checkMoments(["eventAt", "observedAt", "reportedAt"], { eventAt: input.eventPrecision })(input, context);
    if ((input.reliability === null) !== (input.credibility === null))
      context.addIssue({
        code: "custom",
        path: [input.reliability === null ? "reliability" : "credibility"],
        message:
          "Grade both the source and the information, or neither; F and 6 mean that it cannot be judged.",
      });
  });
export type AddLogEntry = z.output<typeof addLogEntrySchema>;
