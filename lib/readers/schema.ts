import { z } from "zod";
import { idField, newIdField, optionalDay, optionalId, rowsOf, versionField } from "@/lib/fields";
import { requiredText } from "@/lib/text";

const memberSchema = z
  .object({
    id: optionalId("This row is not of this form; remove it."),
    userId: idField("Choose a person."),
    startsOn: optionalDay(),
    endsOn: optionalDay(),
  })
  .refine(({ startsOn, endsOn }) => startsOn === null || endsOn === null || startsOn <= endsOn, {
    path: ["endsOn"],
    error: "The last day is before the first.",
  });

/** A reader group as the form sends it. Days are calendar days (UTC), both included; open where none is given. */
const readerGroupSchema = z.object({
  name: requiredText(120, "Give the name."),
  members: rowsOf(memberSchema, ["userId", "startsOn", "endsOn"], 200),
});

export const createReaderGroupSchema = readerGroupSchema.extend({ id: newIdField });

export const saveReaderGroupSchema = readerGroupSchema.extend({
  id: idField("This is not a reader group."),
  version: versionField,
});

export type ReaderGroupInput = z.output<typeof readerGroupSchema>;
export type CreateReaderGroupInput = z.output<typeof createReaderGroupSchema>;
export type SaveReaderGroupInput = z.output<typeof saveReaderGroupSchema>;
