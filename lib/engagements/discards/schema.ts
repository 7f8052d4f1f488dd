import type { z } from "zod";
import { requiredText } from "@/lib/text";
import { withdrawSchema } from "../reviews/schema";

/** Most characters of why a draft is discarded. */
export const REASON_LIMIT = 300;

export const discardSchema = withdrawSchema.extend({
  reason: requiredText(REASON_LIMIT, "Say why it is discarded; it stays in the audit trail."),
});

export type DiscardInput = z.output<typeof discardSchema>;
