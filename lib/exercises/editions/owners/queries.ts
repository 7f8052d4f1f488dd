import "server-only";
import type { Db } from "@/lib/db";
import type { Owner } from "../schema";

/** What is wrong with whoever is to own a milestone or a lesson, in words, or null. */
export async function faultOfOwner(db: Db, { ownerUserId, ownerPostId }: Owner): Promise<string | null> {
  const isThere =
    (ownerUserId === null ||
      (await db.user.findFirst({ where: { id: ownerUserId, disabledAt: null }, select: { id: true } }))) &&
    (ownerPostId === null ||
      (await db.post.findFirst({ where: { id: ownerPostId, isActive: true }, select: { id: true } })));
  return isThere ? null : "This owner is not there any more; choose another.";
}
