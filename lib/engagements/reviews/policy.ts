import { isAdmin } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import type { ReviewState } from "@/lib/generated/prisma/enums";
import { canDecideAccess, type GuardedEngagement } from "../policy";

/** What decides about who may decide a step. */
export type GuardedStep = { postIds: readonly string[]; openedAt: Date | null; decision: unknown };
export type GuardedReview = { state: ReviewState; writerIds: readonly string[] };

/** The post of the viewer in which they decide the step that is open; null where it is not theirs to decide. Nobody decides
 * what they wrote, in whatever post. */
export function decidingPost(viewer: Viewer, review: GuardedReview, step: GuardedStep): string | null {
  if (review.state !== "OPEN" || step.openedAt === null || step.decision !== null) return null;
  if (review.writerIds.includes(viewer.id)) return null;
  return step.postIds.find((id) => viewer.posts.includes(id)) ?? null;
}

/** Whether the viewer sends the record to its review and takes it back: who wrote it does. */
export function canSubmit(viewer: Viewer, record: GuardedEngagement): boolean {
  return canDecideAccess(viewer, record);
}

/** Whether the viewer gives a step to other posts, where nobody is left to decide it. */
export function canReassign(viewer: Pick<Viewer, "roles">): boolean {
  return isAdmin(viewer);
}
