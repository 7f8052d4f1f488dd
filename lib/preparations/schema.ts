import { z } from "zod";
import { newFormSchema } from "@/lib/engagements/schema";
import { idField, optionalId } from "@/lib/fields";

/**
 * The fields of a form that its warnings look at, read as far as they go, under the id that the record has or will have, and of a new one
 * the event on whose margins it is.
 */
export const warnedFormSchema = z
  .object({
    id: idField("There is no such engagement."),
    eventId: optionalId("There is no such event.").optional(),
  })
  .and(newFormSchema);

export type WarnedForm = z.output<typeof warnedFormSchema>;
