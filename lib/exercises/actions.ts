"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { createSeries, saveSeries } from "./mutations";
import { createSeriesSchema, saveSeriesSchema } from "./schema";
import { createTemplate, saveTemplate } from "./templates/mutations";
import { createTemplateSchema, saveTemplateSchema } from "./templates/schema";

export const createSeriesAction = action(createSeriesSchema, async (viewer, input) => {
  const result = await createSeries(viewer, input);
  if (result.ok) redirect(`/exercises/${result.data.slug}` as Route);
  return result;
});

export const saveSeriesAction = action(saveSeriesSchema, async (viewer, input) => {
  const result = await saveSeries(viewer, input);
  if (result.ok) redirect(`/exercises/${result.data.slug}` as Route);
  return result;
});

export const createTemplateAction = action(createTemplateSchema, async (viewer, input) => {
  const result = await createTemplate(viewer, input);
  if (result.ok) redirect(`/exercises/template?which=${result.data.id}` as Route);
  return result;
});

export const saveTemplateAction = action(saveTemplateSchema, async (viewer, input) => {
  const result = await saveTemplate(viewer, input);
  if (result.ok) revalidatePath("/exercises/template");
  return result;
});
