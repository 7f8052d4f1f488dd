import type { z } from "zod";
import { versioned } from "@/lib/fields";
import { requiredText } from "@/lib/text";

/** Most characters of why a draft is discarded. */
export const REASON_LIMIT = 300;

export const discardSchema = versioned("There is no such engagement.").extend({
  reason: requiredText(REASON_LIMIT, "Say why it is discarded; it stays in the audit trail."),
});

export type DiscardInput = z.output<typeof discardSchema>;
