"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import { changeCommitment, closeCommitment, overtakeCommitment, reopenCommitment } from "./mutations";
import {
  changeCommitmentSchema,
  closeCommitmentSchema,
  overtakeCommitmentSchema,
  reopenCommitmentSchema,
} from "./schema";

export const closeCommitmentAction = action(closeCommitmentSchema, async (viewer, input) => {
  const result = await closeCommitment(viewer, input);
  if (result.ok) refresh();
  return result;
});

export const overtakeCommitmentAction = action(overtakeCommitmentSchema, async (viewer, input) => {
  const result = await overtakeCommitment(viewer, input);
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
