import type { LadderStep } from "@/lib/generated/prisma/enums";

export const STEP_LABELS: Readonly<Record<LadderStep, string>> = {
  ATTENDED: "Attended",
  DISCUSSED: "Discussed",
  AGREED: "Agreed",
  ACTED: "Acted",
  SUSTAINED: "Sustained",
};

/** What each step claims, and so what its evidence must show. */
export const STEP_MEANINGS: Readonly<Record<LadderStep, string>> = {
  ATTENDED: "Those who matter were there.",
  DISCUSSED: "It was spoken of, and both sides said where they stand.",
  AGREED: "Both sides agreed to do something.",
  ACTED: "What was agreed was done.",
  SUSTAINED: "It still holds, without another push.",
};
