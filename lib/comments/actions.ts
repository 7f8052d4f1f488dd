"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/action";
import { addComment, changeComment, removeComment } from "./mutations";
import { addCommentSchema, changeCommentSchema, removeCommentSchema } from "./schema";

export const addCommentAction = action(addCommentSchema, async (viewer, input) => {
  const result = await addComment(viewer, input);
  if (result.ok) revalidatePath(result.data.href);
  return result;
});

export const changeCommentAction = action(changeCommentSchema, async (viewer, input) => {
  const result = await changeComment(viewer, input);
  if (result.ok) revalidatePath(result.data.href);
  return result;
});

export const removeCommentAction = action(removeCommentSchema, async (viewer, { id }) => {
  const result = await removeComment(viewer, id);
  if (result.ok) revalidatePath(result.data.href);
  return result;
});
