import { z } from "zod";
import { isObjectiveCode } from "@/lib/address";
import {
  choice,
  dayField,
  flag,
  idField,
  newIdField,
  optionalChoice,
  optionalDay,
  optionalId,
  versionField,
} from "@/lib/fields";
import { IndicatorCount, IndicatorKind } from "@/lib/generated/prisma/enums";
import { requiredText } from "@/lib/text";

export const OBJECTIVE_TEXT_LIMITS = {
  text: 400,
  name: 200,
  unit: 40,
  source: 300,
} as const;

export const KINDS = [IndicatorKind.PERFORMANCE, IndicatorKind.EFFECT] as const;
export const COUNTS = [IndicatorCount.HELD, IndicatorCount.TRAINED] as const;

const facts = z.object({
  lineOfEffortId: idField("Choose a line of effort of the list."),
  text: requiredText(OBJECTIVE_TEXT_LIMITS.text, "Say what should be different, and by when."),
  dueOn: optionalDay(),
  reviewOn: optionalDay(),
  ownerUserId: optionalId("Choose a user of the list."),
  ownerPostId: optionalId("Choose a post of the list."),
});
export type ObjectiveFacts = z.output<typeof facts>;

export const createObjectiveSchema = facts.extend({
  id: newIdField,
  code: z
    .string({ error: "Give it a code." })
    .transform((text) => text.trim().toUpperCase())
    .refine(isObjectiveCode, { error: "Write a short code such as LOE2-07." }),
});
export type CreateObjective = z.output<typeof createObjectiveSchema>;

const target = z.object({ id: idField("There is no such objective."), version: versionField });

/** `isActive` is off for one that is retired. */
export const saveObjectiveSchema = facts.extend({ ...target.shape, isActive: flag() });
export type SaveObjective = z.output<typeof saveObjectiveSchema>;

/** A number in digits, at most two decimals. */
function value(missing: string) {
  return z
    .string({ error: missing })
    .transform((text) => text.trim())
    .refine((text) => text !== "", { error: missing, abort: true })
    .refine((text) => /^-?\d{1,10}(\.\d{1,2})?$/.test(text), {
      error: "Write it in digits, such as 12 or 12.5.",
    })
    .transform(Number);
}

/** An indicator, new or on record: `version` is that of its objective, with which it is saved. */
export const saveIndicatorSchema = z
  .object({
    objectiveId: idField("There is no such objective."),
    version: versionField,
    id: idField("The form has lost its number; open it again."),
    kind: choice(KINDS, "Say whether it is one of performance or of effect."),
    name: requiredText(OBJECTIVE_TEXT_LIMITS.name, "Say what is counted or measured."),
    unit: requiredText(OBJECTIVE_TEXT_LIMITS.unit, "Say in what it is counted, such as days or ships."),
    baseline: z.preprocess((text) => (text === "" ? null : (text ?? null)), value("Give it.").nullable()),
    target: value("Give the value it is to reach."),
    countedBy: optionalChoice(COUNTS, "Choose one of the list."),
    isActive: flag(),
  })
  .superRefine(({ kind, countedBy }, context) => {
    if (kind === "EFFECT" && countedBy)
      context.addIssue({
        code: "custom",
        path: ["countedBy"],
        message: "What the record counts is what was done; an effect is read outside it.",
      });
  });
export type SaveIndicator = z.output<typeof saveIndicatorSchema>;

export const recordReadingSchema = z.object({
  id: newIdField,
  indicatorId: idField("There is no such indicator."),
  readOn: dayField("Say of which day the value is."),
  value: value("Give the value."),
  source: requiredText(OBJECTIVE_TEXT_LIMITS.source, "Say where the value comes from."),
});
export type RecordReading = z.output<typeof recordReadingSchema>;
