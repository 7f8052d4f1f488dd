import { z } from "zod";
import { idField, listOf, versioned, versionField } from "@/lib/fields";
import { optionalText, requiredText } from "@/lib/text";

/** Most characters of what an approver or an admin says. */
export const COMMENT_LIMIT = 2_000;

export const decideSchema = z
  .object({
    stepId: idField("There is no such step."),
    version: versionField,
    decision: z.enum(["APPROVED", "RETURNED"], { error: "Approve it or return it." }),
    comment: optionalText(COMMENT_LIMIT),
  })
  .superRefine(({ decision, comment }, context) => {
    if (decision === "RETURNED" && comment === null)
      context.addIssue({
        code: "custom",
        path: ["comment"],
        message: "Say what is to be changed; its author reads it.",
      });
  });

export const withdrawSchema = versioned("There is no such engagement.");

export const unpublishSchema = versioned("There is no such engagement.").extend({
  reason: requiredText(COMMENT_LIMIT, "Say why it is taken out of the lists; it stays in the history."),
});

export const nameWriterSchema = z.object({
  id: idField("There is no such engagement."),
  userId: idField("Choose who writes it from now on."),
});

export const reassignSchema = z.object({
  stepId: idField("There is no such step."),
  postIds: listOf(idField("Choose a post."), 10).refine((ids) => ids.length > 0, "Choose at least one post."),
});

export type DecideInput = z.output<typeof decideSchema>;
export type UnpublishInput = z.output<typeof unpublishSchema>;
export type NameWriterInput = z.output<typeof nameWriterSchema>;
export type ReassignInput = z.output<typeof reassignSchema>;
