"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { createPost, updatePost } from "./mutations";
import { createPostSchema, editPostSchema } from "./schema";

export const createPostAction = action(createPostSchema, async (viewer, input) => {
  const result = await createPost(viewer, input);
  if (!result.ok) return result;
  redirect(`/posts/${result.data.id}` as Route);
});

export const updatePostAction = action(editPostSchema, async (viewer, input) => {
  const result = await updatePost(viewer, input);
  if (!result.ok) return result;
  redirect(`/posts/${result.data.id}` as Route);
});
