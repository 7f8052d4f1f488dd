import "server-only";
import type { Db } from "@/lib/db";
import { isId } from "@/lib/ids";

export type CommentView = Awaited<ReturnType<typeof listComments>>[number];

/** The comments on an engagement, oldest first; a removed one has no text any more. */
export function listComments(db: Db, engagementId: string) {
  return db.comment.findMany({ where: { engagementId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
}

/** The comment, or null when there is none, or none for this viewer. */
export async function getComment(db: Db, id: string): Promise<CommentView | null> {
  return isId(id) ? db.comment.findUnique({ where: { id } }) : null;
}
