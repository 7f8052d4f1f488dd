import { z } from "zod";
import { choice, dayField, idField, newIdField, optionalDay, versionField } from "@/lib/fields";
import { optionalText, requiredText } from "@/lib/text";
import { LADDER } from "./rules";

export const OUTCOME_TEXT_LIMITS = { text: 300, evidence: 1_000 } as const;

export const recordOutcomeSchema = z.object({
  id: newIdField,
  engagementId: idField("There is no such engagement."),
  text: requiredText(OUTCOME_TEXT_LIMITS.text, "Say what is to come of it."),
});
export type RecordOutcome = z.output<typeof recordOutcomeSchema>;

const target = z.object({ id: idField("There is no such outcome."), version: versionField });

export const reachStepSchema = target.extend({
  step: choice(LADDER, "Say which step was reached."),
  evidence: requiredText(OUTCOME_TEXT_LIMITS.evidence, "Say what shows it; a step needs evidence."),
  reachedOn: dayField("Say when it was reached."),
  checkOn: dayField("Say when to check again whether it still holds."),
});
export type ReachStep = z.output<typeof reachStepSchema>;

export const checkStepSchema = target
  .extend({
    finding: choice(["HOLDS", "GONE"], "Say whether it still holds."),
    evidence: optionalText(OUTCOME_TEXT_LIMITS.evidence),
    checkOn: optionalDay(),
  })
  .superRefine(({ finding, evidence, checkOn }, context) => {
    if (finding === "HOLDS" && !checkOn)
      context.addIssue({ code: "custom", path: ["checkOn"], message: "Say when to check again." });
    if (!evidence)
      context.addIssue({
        code: "custom",
        path: ["evidence"],
        message: finding === "HOLDS" ? "Say what shows that it holds." : "Say what shows that it does not.",
      });
  });
export type CheckStep = z.output<typeof checkStepSchema>;
