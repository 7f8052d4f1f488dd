import "server-only";
import type { Db } from "@/lib/db";
import type { Tag } from "./labels";

/** What bears tags beside engagements, named as its table. */
type Bearer = { type: "exercise_edition" | "crisis"; id: string };

/** Gives a record the tags that were chosen and takes the others off, in the transaction of the change. `faultOfTags` said that they can be. */
export async function writeTags(
  db: Db,
  { type, id }: Bearer,
  before: readonly Tag[],
  chosen: readonly string[],
): Promise<void> {
  const held = before.map((tag) => tag.id);
  const removed = held.filter((tagId) => !chosen.includes(tagId));
  const added = [...new Set(chosen)].filter((tagId) => !held.includes(tagId));
  if (type === "crisis") {
    await db.crisisTag.deleteMany({ where: { crisisId: id, tagId: { in: removed } } });
    await db.crisisTag.createMany({ data: added.map((tagId) => ({ crisisId: id, tagId })) });
  } else {
    await db.editionTag.deleteMany({ where: { editionId: id, tagId: { in: removed } } });
    await db.editionTag.createMany({ data: added.map((tagId) => ({ editionId: id, tagId })) });
  }
}
