import { z } from "zod";
import { newFormSchema } from "@/lib/engagements/schema";
import { idField } from "@/lib/fields";

/** The fields of a form that its warnings look at, read as far as they go, under the id that the record has or will have. */
export const warnedFormSchema = z.object({ id: idField("There is no such engagement.") }).and(newFormSchema);

export type WarnedForm = z.output<typeof warnedFormSchema>;
