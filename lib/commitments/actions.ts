"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import { answerCommitment, changeCommitment, reopenCommitment } from "./mutations";
import { answerCommitmentSchema, changeCommitmentSchema, reopenCommitmentSchema } from "./schema";

export const answerCommitmentAction = action(answerCommitmentSchema, async (viewer, input) => {
  const result = await answerCommitment(viewer, input);
  if (result.ok) refresh();
  return result;
});

export const reopenCommitmentAction = action(reopenCommitmentSchema, async (viewer, input) => {
  const result = await reopenCommitment(viewer, input);
  if (result.ok) refresh();
  return result;
});

export const changeCommitmentAction = action(changeCommitmentSchema, async (viewer, input) => {
  const result = await changeCommitment(viewer, input);
  if (result.ok) refresh();
  return result;
});
