/** How long who wrote a comment may change its words; the database says the same. */
const REVISION_MS = 30 * 60 * 1000;

export type CommentFacts = { authorId: string; createdAt: Date; removedAt: Date | null };

/** Whether the words may still be changed by who wrote them. */
export function isRevisable(comment: CommentFacts, now: Date): boolean {
  return comment.removedAt === null && now.getTime() - comment.createdAt.getTime() < REVISION_MS;
}
