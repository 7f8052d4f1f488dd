import { z } from "zod";
import { choice, dayField, idField, optionalDay, optionalId, versionField } from "@/lib/fields";
import { optionalText, requiredText } from "@/lib/text";
import { OPEN_STATES } from "./rules";

export const COMMITMENT_TEXT_LIMITS = { evidence: 1_000, ownerName: 120 } as const;

const target = z.object({ id: idField("There is no such promise."), version: versionField });

export const closeCommitmentSchema = target.extend({
  closedOn: dayField("Say when it was done."),
  evidence: requiredText(COMMITMENT_TEXT_LIMITS.evidence, "Say what shows that it was done."),
});
export type CloseCommitment = z.output<typeof closeCommitmentSchema>;

export const overtakeCommitmentSchema = target.extend({
  evidence: requiredText(COMMITMENT_TEXT_LIMITS.evidence, "Say what overtook it."),
});
export type OvertakeCommitment = z.output<typeof overtakeCommitmentSchema>;

export const reopenCommitmentSchema = target;
export type ReopenCommitment = z.output<typeof reopenCommitmentSchema>;

/** A new due date, a new owner, or work that has begun. */
export const changeCommitmentSchema = target.extend({
  dueOn: optionalDay(),
  ownerName: optionalText(COMMITMENT_TEXT_LIMITS.ownerName),
  ownerUserId: optionalId("Choose a user of the list."),
  state: choice(OPEN_STATES, "Say whether it is open or in work."),
});
export type ChangeCommitment = z.output<typeof changeCommitmentSchema>;
