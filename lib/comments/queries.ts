import "server-only";
import { bearerColumns } from "@/lib/bearers/rules";
import type { BearerKey } from "@/lib/bearers/schema";
import type { Db } from "@/lib/db";
import { isId } from "@/lib/ids";

export type CommentView = Awaited<ReturnType<typeof listComments>>[number];

/** The comments on a record, oldest first; a removed one has no text any more. */
export function listComments(db: Db, of: BearerKey) {
  return db.comment.findMany({ where: bearerColumns(of), orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
}

/** The comment, or null when there is none, or none for this viewer. */
export async function getComment(db: Db, id: string): Promise<CommentView | null> {
  return isId(id) ? db.comment.findUnique({ where: { id } }) : null;
}
