import type { LadderStep } from "@/lib/generated/prisma/enums";

export const STEP_LABELS: Readonly<Record<LadderStep, string>> = {
  ATTENDED: "Attended",
  DISCUSSED: "Discussed",
  AGREED: "Agreed",
  ACTED: "Acted",
  SUSTAINED: "Sustained",
};

/** How far an engagement has come, as a value of its filter: the highest step, or NONE where none is recorded. */
export function ladderLabel(value: string): string {
  return value === "NONE" ? "Nothing recorded" : (STEP_LABELS[value as LadderStep] ?? value);
}

/** What the evidence of each step must show, said to who writes it down. */
export const EVIDENCE_HINTS: Readonly<Record<LadderStep, string>> = {
  ATTENDED: "Say who was there of those who can decide about it.",
  DISCUSSED: "Say what was said about it, and where each side stands.",
  AGREED: "Say what both sides agreed to do, and where it is written down.",
  ACTED: "Say what was done of it, and how you know.",
  SUSTAINED: "Say how you know that it still holds, without another push.",
};
