import { z } from "zod";
import { newIdField } from "@/lib/fields";
import { requiredText } from "@/lib/text";
import { recordId } from "../../fields";

export const correctSitrepSchema = z.object({
  id: recordId,
  draftId: newIdField,
  reason: requiredText(1_000, "Say what is wrong in the published report."),
});
export type CorrectSitrep = z.output<typeof correctSitrepSchema>;
