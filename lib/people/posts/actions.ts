"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { getViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { pickerQuestion } from "@/lib/fields";
import { createPost, updatePost } from "./mutations";
import { findPostOptions, type PostOption } from "./queries";
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

/** Posts for a picker; none for whoever is signed out. */
export async function findPostsAction(query: string): Promise<PostOption[]> {
  return find(query, false);
}

/** The same of those that users of the product hold or held. */
export async function findUserPostsAction(query: string): Promise<PostOption[]> {
  return find(query, true);
}

async function find(query: string, ofUsers: boolean): Promise<PostOption[]> {
  const viewer = await getViewer();
  const asked = pickerQuestion.safeParse(query);
  if (!viewer || !asked.success) return [];
  return withViewer(viewer, (db) => findPostOptions(db, asked.data, ofUsers));
}
