import { z } from "zod";
import { OPEN_STATES } from "@/lib/engagements/promises/rules";
import {
  choice,
  dayField,
  idField,
  newIdField,
  optionalChoice,
  optionalDay,
  optionalId,
  versionField,
} from "@/lib/fields";
import { AnswerKind, Side } from "@/lib/generated/prisma/enums";
import { optionalText } from "@/lib/text";

export const COMMITMENT_TEXT_LIMITS = { text: 500, note: 1_000, name: 120 } as const;

export const ANSWERS = [
  AnswerKind.STILL_OPEN,
  AnswerKind.DONE,
  AnswerKind.RENEGOTIATED,
  AnswerKind.OVERTAKEN,
  AnswerKind.BROKEN,
] as const;

const SIDES = [Side.OWN, Side.PARTNER, Side.THIRD] as const;

const target = z.object({ id: idField("There is no such promise."), version: versionField });

/** What an answer must say besides itself. */
const NOTE_WANTED = {
  STILL_OPEN: null,
  DONE: "Say what shows that it was done.",
  RENEGOTIATED: "Say why it was renegotiated.",
  OVERTAKEN: "Say what overtook it.",
  BROKEN: "Say who told you that it will not be kept, and why.",
} as const satisfies Record<AnswerKind, string | null>;

/** What became of a promise, wherever somebody asked about it. */
export const answerCommitmentSchema = target
  .extend({
    answerId: newIdField,
    answer: choice(ANSWERS, "Say how it stands."),
    askedOn: dayField("Say on which day you learned it."),
    /** The engagement at which it was asked. */
    engagementId: optionalId("There is no such engagement."),
    /** Evidence, reason, or what was said. */
    note: optionalText(COMMITMENT_TEXT_LIMITS.note),
    /** When it was done, where that is what was answered. */
    closedOn: optionalDay(),
    dueOn: optionalDay(),
    /** The promise in its new words; empty when they stay. */
    text: optionalText(COMMITMENT_TEXT_LIMITS.text),
    askedBySide: optionalChoice(SIDES, "Say which side asked for it."),
  })
  .superRefine(({ answer, note, closedOn, dueOn, text, askedBySide }, context) => {
    const need = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    const wanted = NOTE_WANTED[answer];
    if (wanted && !note) need("note", wanted);
    if (answer === "DONE" && !closedOn) need("closedOn", "Say when it was done.");
    if (answer !== "RENEGOTIATED") return;
    if (!dueOn && !text) need("dueOn", "Give the new day, or the promise in its new words.");
    if (!askedBySide) need("askedBySide", "Say which side asked for it.");
  });
export type AnswerCommitment = z.output<typeof answerCommitmentSchema>;

export const reopenCommitmentSchema = target;
export type ReopenCommitment = z.output<typeof reopenCommitmentSchema>;

/** Who owns it, to whom it was given, and whether work on it has begun. A first due date, where it has none yet. */
export const changeCommitmentSchema = target.extend({
  ownerName: optionalText(COMMITMENT_TEXT_LIMITS.name),
  ownerUserId: optionalId("Choose a user of the list."),
  ownerPersonId: optionalId("Choose a person of the list."),
  ownerPostId: optionalId("Choose a post of the list."),
  toName: optionalText(COMMITMENT_TEXT_LIMITS.name),
  toPersonId: optionalId("Choose a person of the list."),
  toPostId: optionalId("Choose a post of the list."),
  toSide: optionalChoice(SIDES, "Say to which side it was given."),
  dueOn: optionalDay(),
  state: choice(OPEN_STATES, "Say whether it is open or in work."),
});
export type ChangeCommitment = z.output<typeof changeCommitmentSchema>;
