import "server-only";
import { fieldLabelOf } from "@/lib/audit/describe";
import { formerWords } from "@/lib/audit/queries";
import type { Viewer } from "@/lib/auth/viewer";
import type { Result } from "@/lib/result";
import { distinguishTwo, type MergeKind, mergeTwo, undoMergeOf } from "../../merging/mutations";
import { getOrganisation } from "../../organisations/queries";
import { canEditPosts } from "../../policy";
import { openPost } from "../mutations";
import { getPost, type PostRow } from "../queries";
import { type PostMergeField, postMergeChange } from "./rules";
import type { PostMergeInput } from "./schema";

const OF_POSTS: MergeKind<PostRow, PostMergeField> = {
  kind: "post",
  get: getPost,
  nameOf: ({ title, organisation }) => title || organisation || "Post whose title is not known",
  open: openPost,
  mayEdit: canEditPosts,
  whoUndoes: "Whoever may change both posts undoes a merge.",
  change: async (db, winner, loser, taken) => {
    const former = await formerWords(db, "post", [loser.id], "title");
    return postMergeChange(
      winner,
      loser,
      taken,
      former.map(({ words }) => words),
    );
  },
  write: async (db, id, version, facts) => {
    await db.post.updateMany({ where: { id, version }, data: { ...facts, version: { increment: 1 } } });
  },
  recorded: async (db, { organisationId, ...facts }) => {
    if (organisationId === undefined) return facts;
    const organisation =
      typeof organisationId === "string" ? await getOrganisation(db, organisationId) : null;
    return { ...facts, organisation: organisation?.name ?? null };
  },
  labelOf: (key) => fieldLabelOf(key === "organisationId" ? "organisation" : key),
};

/** Makes two posts one, as `mergeTwo`. */
export function mergePosts(viewer: Viewer, input: PostMergeInput): Promise<Result<{ id: string }>> {
  return mergeTwo(viewer, OF_POSTS, input);
}

/** Takes the two apart again, as `undoMergeOf`. */
export function undoPostMerge(viewer: Viewer, mergeId: string): Promise<Result<{ id: string }>> {
  return undoMergeOf(viewer, OF_POSTS, mergeId);
}

/** Puts on record that two that look alike are not the same, as `distinguishTwo`. */
export function distinguishPosts(
  viewer: Viewer,
  pair: { oneId: string; otherId: string },
): Promise<Result<null>> {
  return distinguishTwo(viewer, OF_POSTS, pair);
}
