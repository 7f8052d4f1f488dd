import type { Viewer } from "@/lib/auth/viewer";
import { canView, type Guarded, type GuardedEngagement } from "@/lib/engagements/policy";
import { type CommentFacts, isRevisable } from "./rules";

/** Who may comment: word for word what the row policies of the database decide. Who may read is the record's own rule. */

/** The nation that keeps the record comments on it; its allies read. */
export function canComment(viewer: Viewer, record: Guarded): boolean {
  return canView(viewer, record) && viewer.isHome;
}

export function canChangeComment(viewer: Viewer, comment: CommentFacts, now: Date): boolean {
  return comment.authorId === viewer.id && isRevisable(comment, now);
}

/** Who wrote the comment takes it back; so do author and co-authors of the record, when it says what may not stand there. */
export function canRemoveComment(
  viewer: Viewer,
  record: Pick<GuardedEngagement, "editorIds">,
  comment: CommentFacts,
): boolean {
  return (
    comment.removedAt === null && (comment.authorId === viewer.id || record.editorIds.includes(viewer.id))
  );
}
