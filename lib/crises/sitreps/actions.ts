"use server";

import type { Route } from "next";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { discardDraft, saveSitrep } from "./mutations";
import { discardDraftSchema, saveSitrepSchema } from "./schema";

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

export const discardDraftAction = action(discardDraftSchema, async (viewer, input) => {
  const result = await discardDraft(viewer, input);
  if (!result.ok) return result;
  redirect(`/crises/${result.data.crisisReference}` as Route);
});
