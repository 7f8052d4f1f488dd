"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { action } from "@/lib/action";
import { getViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
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

const question = z.string().max(200);

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
  const asked = question.safeParse(query);
  if (!viewer || !asked.success) return [];
  return withViewer(viewer, (db) => findPostOptions(db, asked.data.replaceAll("\0", ""), ofUsers));
}
