"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { action, lookup } from "@/lib/action";
import { withViewer } from "@/lib/db";
import type { LikelyPlace } from "../../merging/rules";
import { undoMergeSchema } from "../../merging/schema";
import { getOrganisation } from "../../organisations/queries";
import { typedPostSchema } from "../schema";
import { distinguishPosts, mergePosts, undoPostMerge } from "./mutations";
import { listLikelyPosts } from "./queries";
import { postDistinctSchema, postMergeSchema } from "./schema";

export const mergePostsAction = action(postMergeSchema, async (viewer, input) => {
  const result = await mergePosts(viewer, input);
  if (!result.ok) return result;
  redirect(`/posts/${result.data.id}?merged` as Route);
});

export const undoPostMergeAction = action(undoMergeSchema, async (viewer, { id }) => {
  const result = await undoPostMerge(viewer, id);
  if (!result.ok) return result;
  redirect(`/posts/${result.data.id}` as Route);
});

export const distinguishPostsAction = action(postDistinctSchema, async (viewer, input) => {
  const result = await distinguishPosts(viewer, input);
  if (!result.ok) return result;
  redirect("/people/review?list=posts" as Route);
});

/** Which posts on record may be the one that the form describes so far. */
export const findLikelyPostsAction = lookup(
  z.tuple([typedPostSchema]),
  async (viewer, typed): Promise<LikelyPlace[]> => {
    const found = await withViewer(viewer, async (db) => {
      const organisation = typed.organisationId ? await getOrganisation(db, typed.organisationId) : null;
      return listLikelyPosts(db, { ...typed, nation: typed.nation ?? organisation?.nation ?? null });
    });
    return found.map(({ id, title, organisation, today }) => ({
      id,
      name: title,
      hint: [organisation, ...today.map(({ name }) => name)].filter(Boolean).join(", "),
    }));
  },
);
