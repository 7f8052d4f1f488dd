import "server-only";
import { ACCOUNT_NOT_SHOWN } from "@/lib/auth/users/labels";
import { canKnowAccounts } from "@/lib/auth/users/policy";
import type { Viewer } from "@/lib/auth/viewer";
import { bearerColumns } from "@/lib/bearers/rules";
import type { BearerKey } from "@/lib/bearers/schema";
import type { Db } from "@/lib/db";
import { isId } from "@/lib/ids";

export type CommentView = Awaited<ReturnType<typeof listComments>>[number];

/**
 * The comments on a record, oldest first; a removed one has no text any more. An ally reads what was said, and not which account said it.
 */
export async function listComments(db: Db, viewer: Viewer, of: BearerKey) {
  const comments = await db.comment.findMany({
    where: bearerColumns(of),
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  if (canKnowAccounts(viewer)) return comments;
  return comments.map((comment) => ({
    ...comment,
    authorName: ACCOUNT_NOT_SHOWN,
    removedByName: comment.removedByName && ACCOUNT_NOT_SHOWN,
  }));
}

/** The comment, or null when there is none, or none for this viewer. */
export async function getComment(db: Db, id: string): Promise<CommentView | null> {
  return isId(id) ? db.comment.findUnique({ where: { id } }) : null;
}
