import { z } from "zod";
import { choice, flag, idField, listOf, newIdField, rowsOf, versionField } from "@/lib/fields";
import { MilestoneAnchor, MilestoneKind } from "@/lib/generated/prisma/enums";
import { requiredText } from "@/lib/text";
import { EXERCISE_TYPES } from "./types";

export const TEMPLATE_NAME_LIMIT = 80;

const values = <Value extends string>(all: Readonly<Record<string, Value>>) =>
  Object.values(all) as [Value, ...Value[]];

/** The codes of the types of exercise, such as EX-PASSEX. */
export const TYPE_CODES = EXERCISE_TYPES.map(({ value }) => value as string) as [string, ...string[]];

const wholeNumber = (most: number, message: string) =>
  z.coerce.number({ error: message }).int(message).min(-most, message).max(most, message);

/** A template: for each milestone months and days from STARTEX or ENDEX; negative is before. */
const template = z.object({
  name: requiredText(TEMPLATE_NAME_LIMIT, "Give the name."),
  typeCodes: listOf(choice(TYPE_CODES, "Choose a type of the list."), 20),
  milestones: rowsOf(
    z.object({
      kind: choice(values(MilestoneKind), "Choose the milestone."),
      anchor: choice(values(MilestoneAnchor), "Choose what it is counted from."),
      months: wholeNumber(36, "Between −36 and 36 months."),
      days: wholeNumber(365, "Between −365 and 365 days."),
      isUsed: flag(),
    }),
    ["kind"],
    20,
  ).superRefine((rows, context) => {
    rows.forEach(({ kind }, index) => {
      if (rows.findIndex((other) => other.kind === kind) < index)
        context.addIssue({
          code: "custom",
          path: [index, "kind"],
          message: "This milestone is there already.",
        });
    });
  }),
});

export const createTemplateSchema = template.extend({ id: newIdField });

export const saveTemplateSchema = template.extend({
  id: idField("This is not a template."),
  version: versionField,
  isActive: flag(),
});

export type CreateTemplateInput = z.output<typeof createTemplateSchema>;
export type SaveTemplateInput = z.output<typeof saveTemplateSchema>;
