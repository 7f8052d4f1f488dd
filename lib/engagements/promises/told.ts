import "server-only";
import type { Db } from "@/lib/db";
import type { PreparedCommitment } from "../prepared";

/** The titles of the posts that these promises name, by id; those that are not open to the viewer are left out. */
export async function postTitles(
  db: Db,
  promises: readonly PreparedCommitment[],
): Promise<Map<string, string>> {
  const ids = promises.flatMap(({ ownerPostId, toPostId }) =>
    [ownerPostId, toPostId].flatMap((id) => id ?? []),
  );
  if (ids.length === 0) return new Map();
  const posts = await db.post.findMany({ where: { id: { in: ids } }, select: { id: true, title: true } });
  return new Map(posts.map(({ id, title }) => [id, title]));
}

/** A promise as its revisions tell it: posts by title, people by the name beside them. */
export function toldPromise(promise: PreparedCommitment, posts: ReadonlyMap<string, string>) {
  const { text, bySide, ownerName, ownerUserId, ownerPostId, toSide, toName, toPostId, dueOn, state } =
    promise;
  return {
    text,
    bySide,
    ownerName: ownerName ?? null,
    ownerUserId: ownerUserId ?? null,
    ownerPost: posts.get(ownerPostId ?? "") ?? null,
    toSide: toSide ?? null,
    toName: toName ?? null,
    toPost: posts.get(toPostId ?? "") ?? null,
    dueOn: dueOn ?? null,
    state: state ?? "OPEN",
  };
}
