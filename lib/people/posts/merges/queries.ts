import "server-only";
import type { Db } from "@/lib/db";
import { findLikely, findLikelyPairs, pairUp } from "../../merging/likely";
import { listMergesInto } from "../../merging/queries";
import type { MergeView } from "../../merging/rules";
import { listPostsById, type PostRow } from "../queries";

/** What was merged into this post, as `listMergesInto`. */
export function listPostMerges(db: Db, winnerId: string): Promise<MergeView[]> {
  return listMergesInto(db, "post", winnerId, async (_, ids) => {
    const rows = await listPostsById(db, ids);
    return new Map(rows.map(({ id, title }) => [id, title || "Title not known"]));
  });
}

type Named = Pick<PostRow, "title" | "nation" | "organisationId"> & Partial<Pick<PostRow, "otherNames">>;

/** Posts on record that may be the same, as `findLikely`. */
export async function listLikelyPosts(
  db: Db,
  { title, otherNames = [], nation, organisationId }: Named,
  exceptId: string | null = null,
): Promise<PostRow[]> {
  const names = [title, ...otherNames];
  return listPostsById(db, await findLikely(db, "post", { names, nation, organisationId }, exceptId));
}

/** Pairs of posts that may be one, as `findLikelyPairs`. */
export async function listPostPairs(db: Db) {
  const { pairs, total } = await findLikelyPairs(db, "post");
  const rows = await listPostsById(
    db,
    pairs.flatMap(({ one, other }) => [one, other]),
  );
  return { pairs: pairUp(pairs, rows), total };
}
