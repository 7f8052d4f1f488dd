"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { action, lookup } from "@/lib/action";
import { savedHref } from "@/lib/audit/saved";
import { withViewer } from "@/lib/db";
import { pickerQuestion } from "@/lib/fields";
import { createPost, updatePost } from "./mutations";
import { findPostOptions } from "./queries";
import { createPostSchema, editPostSchema } from "./schema";

export const createPostAction = action(createPostSchema, async (viewer, input) => {
  const result = await createPost(viewer, input);
  if (!result.ok) return result;
  redirect(savedHref(`/posts/${result.data.id}`, result.data.version));
});

export const updatePostAction = action(editPostSchema, async (viewer, input) => {
  const result = await updatePost(viewer, input);
  if (!result.ok) return result;
  redirect(savedHref(`/posts/${result.data.id}`, result.data.version));
});

/** Posts for a picker. */
export const findPostsAction = lookup(z.tuple([pickerQuestion]), (viewer, query) =>
  withViewer(viewer, (db) => findPostOptions(db, query)),
);

/** The same of those that users of the product hold or held. */
export const findUserPostsAction = lookup(z.tuple([pickerQuestion]), (viewer, query) =>
  withViewer(viewer, (db) => findPostOptions(db, query, { ofUsers: true })),
);

/** The same of those that are in use. */
export const findPostsInUseAction = lookup(z.tuple([pickerQuestion]), (viewer, query) =>
  withViewer(viewer, (db) => findPostOptions(db, query, { inUse: true })),
);
