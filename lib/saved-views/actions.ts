"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/action";
import { changeView, deleteView, saveView } from "./mutations";
import { changeViewSchema, deleteViewSchema, saveViewSchema } from "./schema";

// The palette of every page names them.
export const saveViewAction = action(saveViewSchema, async (viewer, input) => {
  const result = await saveView(viewer, input);
  if (result.ok) revalidatePath("/", "layout");
  return result;
});

export const changeViewAction = action(changeViewSchema, async (viewer, input) => {
  const result = await changeView(viewer, input);
  if (result.ok) revalidatePath("/", "layout");
  return result;
});

export const deleteViewAction = action(deleteViewSchema, async (viewer, input) => {
  const result = await deleteView(viewer, input);
  if (result.ok) revalidatePath("/", "layout");
  return result;
});
