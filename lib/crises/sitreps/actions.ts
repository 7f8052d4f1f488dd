"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { acknowledgeSitrep, discardDraft, saveSitrep, startCorrection } from "./mutations";
import { correctSitrepSchema, discardDraftSchema, saveSitrepSchema, sitrepIdSchema } from "./schema";

export const saveSitrepAction = action(saveSitrepSchema, async (viewer, input) => {
  const result = await saveSitrep(viewer, input);
  if (!result.ok) return result;
  const { id, crisisReference, slug } = result.data;
  if (slug) redirect(`/crises/${crisisReference}/sitreps/${slug}` as Route);
  const editor = `/crises/${crisisReference}/sitreps/${id}/edit`;
  if (input.draft.version === undefined) redirect(editor as Route);
  revalidatePath(editor);
  return result;
});

export const correctSitrepAction = action(correctSitrepSchema, async (viewer, input) => {
  const result = await startCorrection(viewer, input);
  if (!result.ok) return result;
  redirect(`/crises/${result.data.crisisReference}/sitreps/${result.data.id}/edit` as Route);
});

export const discardDraftAction = action(discardDraftSchema, async (viewer, input) => {
  const result = await discardDraft(viewer, input);
  if (!result.ok) return result;
  redirect(`/crises/${result.data.crisisReference}` as Route);
});

export const acknowledgeSitrepAction = action(sitrepIdSchema, async (viewer, input) => {
  const result = await acknowledgeSitrep(viewer, input);
  if (!result.ok) return result;
  revalidatePath(`/crises/${result.data.crisisReference}/sitreps/${result.data.slug}`);
  return result;
});
