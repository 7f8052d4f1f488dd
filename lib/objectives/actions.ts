"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { savedHref } from "@/lib/audit/saved";
import { createObjective, recordReading, saveIndicator, saveObjective } from "./mutations";
import {
  createObjectiveSchema,
  recordReadingSchema,
  saveIndicatorSchema,
  saveObjectiveSchema,
} from "./schema";

export const createObjectiveAction = action(createObjectiveSchema, async (viewer, input) => {
  const result = await createObjective(viewer, input);
  if (result.ok) redirect(`/objectives/${result.data.code}/edit`);
  return result;
});

export const saveObjectiveAction = action(saveObjectiveSchema, async (viewer, input) => {
  const result = await saveObjective(viewer, input);
  if (result.ok) redirect(savedHref(`/objectives/${result.data.code}`, input.version + 1));
  return result;
});

export const saveIndicatorAction = action(saveIndicatorSchema, async (viewer, input) => {
  const result = await saveIndicator(viewer, input);
  if (result.ok) refresh();
  return result;
});

export const recordReadingAction = action(recordReadingSchema, async (viewer, input) => {
  const result = await recordReading(viewer, input);
  if (result.ok) refresh();
  return result;
});
