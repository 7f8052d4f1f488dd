import type { Viewer } from "@/lib/auth/viewer";
import { answersFor, canReadBorne, type GuardedBearer } from "@/lib/bearers/policy";
import { type CommentFacts, isRevisable } from "./rules";

/** Who may comment: word for word what the row policies of the database decide. Who may read is the record's own rule. */

/** The nation that keeps the record comments on it; its allies read. */
export function canComment(viewer: Viewer, bearer: GuardedBearer): boolean {
  return canReadBorne(viewer, bearer) && viewer.isHome;
}

export function canChangeComment(viewer: Viewer, comment: CommentFacts, now: Date): boolean {
  return comment.authorId === viewer.id && isRevisable(comment, now);
}

/** Who wrote the comment takes it back; so does who answers for the record, when it says what may not stand there. */
export function canRemoveComment(viewer: Viewer, bearer: GuardedBearer, comment: CommentFacts): boolean {
  return (
    comment.removedAt === null &&
    canReadBorne(viewer, bearer) &&
    (comment.authorId === viewer.id || answersFor(viewer, bearer))
  );
}
