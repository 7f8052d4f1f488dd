"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import { checkStep, reachStep, recordOutcome } from "./mutations";
import { checkStepSchema, reachStepSchema, recordOutcomeSchema } from "./schema";

export const recordOutcomeAction = action(recordOutcomeSchema, async (viewer, input) => {
  const result = await recordOutcome(viewer, input);
  if (result.ok) refresh();
  return result;
});

export const reachStepAction = action(reachStepSchema, async (viewer, input) => {
  const result = await reachStep(viewer, input);
  if (result.ok) refresh();
  return result;
});

export const checkStepAction = action(checkStepSchema, async (viewer, input) => {
  const result = await checkStep(viewer, input);
  if (result.ok) refresh();
  return result;
});
