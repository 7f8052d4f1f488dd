import { z } from "zod";
import { dayField, idField, newIdField, optionalDay, optionalId, versionField } from "@/lib/fields";
import { requiredText } from "@/lib/text";

const memberSchema = z
  .object({
    id: optionalId("This row is not of this form; remove it."),
    userId: idField("Choose a person."),
    startsOn: dayField("Give the first day."),
    endsOn: optionalDay(),
  })
  .refine(({ startsOn, endsOn }) => endsOn === null || startsOn <= endsOn, {
    path: ["endsOn"],
    error: "The last day is before the first.",
  });

/** A reader group as the form sends it. Days are calendar days (UTC), both included; no end means until further notice. */
const readerGroupSchema = z.object({
  name: requiredText(120, "Give the name."),
  members: z.array(memberSchema).max(200, "A reader group can have at most 200 people.").default([]),
});

export const createReaderGroupSchema = readerGroupSchema.extend({ id: newIdField });

export const saveReaderGroupSchema = readerGroupSchema.extend({
  id: idField("This is not a reader group."),
  version: versionField,
});

export type ReaderGroupInput = z.output<typeof readerGroupSchema>;
export type CreateReaderGroupInput = z.output<typeof createReaderGroupSchema>;
export type SaveReaderGroupInput = z.output<typeof saveReaderGroupSchema>;
