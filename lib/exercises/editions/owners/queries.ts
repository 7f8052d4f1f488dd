import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
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

type Owned = { ownerUserId: string | null; ownerPostId: string | null };

/** Gives the name of each owner: of the user, or the title of the post. Read apart: an ally may see a plan and not the accounts behind it. */
export async function ownerNames(db: Db, rows: readonly Owned[]) {
  const ids = (pick: (row: Owned) => string | null) => [...new Set(rows.flatMap((row) => pick(row) ?? []))];
  const users = await db.user.findMany({
    where: { id: { in: ids((row) => row.ownerUserId) } },
    select: { id: true, name: true },
  });
  const posts = await db.post.findMany({
    where: { id: { in: ids((row) => row.ownerPostId) } },
    select: { id: true, title: true },
  });
  return ({ ownerUserId, ownerPostId }: Owned): string | null => {
    if (ownerUserId) return users.find(({ id }) => id === ownerUserId)?.name ?? "Someone not open to you";
    if (ownerPostId) return posts.find(({ id }) => id === ownerPostId)?.title ?? "A post not open to you";
    return null;
  };
}

/** The condition that a milestone or lesson is the viewer's, by themselves or by a post of theirs, or that nobody owns it yet. */
export function ownedBy(owner: "me" | "nobody", viewer: Viewer, alias: "l" | "m"): Prisma.Sql {
  const [user, post] = [Prisma.raw(`${alias}.owner_user_id`), Prisma.raw(`${alias}.owner_post_id`)];
  return owner === "nobody"
    ? Prisma.sql`${user} is null and ${post} is null`
    : Prisma.sql`(${user} = ${viewer.id}::uuid or ${post} = any(${[...viewer.posts]}::uuid[]))`;
}
