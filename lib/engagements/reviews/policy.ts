import { hasRole, isAdmin } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import type { ReviewState } from "@/lib/generated/prisma/enums";
import { canDecideAccess, canEdit, canTakeOver, type GuardedEngagement, type Succession } from "../policy";

/** What decides about who may decide a step. */
type GuardedStep = { postIds: readonly string[]; openedAt: Date | null; decision: unknown };
type GuardedReview = { state: ReviewState; writerIds: readonly string[] };

/** The post of the viewer in which they decide the step that is open; null where it is not theirs to decide. Who holds a post is one
 * admin's to say: it takes the role of an approver as well, which two admins give. Nobody decides what they wrote, in whatever post. */
export function decidingPost(viewer: Viewer, review: GuardedReview, step: GuardedStep): string | null {
  return canApprove(viewer) ? postAsked(viewer, review, step) : null;
}

/** Whether the viewer would decide the step that is open if they were an approver. */
export function lacksRoleToDecide(viewer: Viewer, review: GuardedReview, step: GuardedStep): boolean {
  return !canApprove(viewer) && postAsked(viewer, review, step) !== null;
}

/** Whether somebody with these roles decides what comes to a post they hold; the same rule as step_is_decided_by_its_posts() in the database. */
export function canApprove(viewer: Pick<Viewer, "roles">): boolean {
  return hasRole(viewer, "APPROVER");
}

/**
 * Whether the viewer is told what to look at twice: who may change the record, everyone who reads it in review, and who decides about a
 * change of what was approved. Who only reads is spared it.
 * @param reviews of the record, the latest last
 */
export function canReadWarnings(
  viewer: Viewer,
  record: GuardedEngagement,
  reviews: readonly (GuardedReview & { steps: readonly GuardedStep[] })[],
): boolean {
  const latest = reviews.at(-1);
  return (
    canEdit(viewer, record) ||
    record.publication === "SUBMITTED" ||
    (latest?.steps.some((step) => decidingPost(viewer, latest, step) !== null) ?? false)
  );
}

function postAsked(viewer: Viewer, review: GuardedReview, step: GuardedStep): string | null {
  if (review.state !== "OPEN" || step.openedAt === null || step.decision !== null) return null;
  if (review.writerIds.includes(viewer.id)) return null;
  return step.postIds.find((id) => viewer.posts.includes(id)) ?? null;
}

/** Whether the viewer sends the record to its review and takes it back: who wrote it does, who took it over, and who may do so now. */
export function canSubmit(viewer: Viewer, record: GuardedEngagement, succession: Succession): boolean {
  return (
    canDecideAccess(viewer, record) ||
    hasTakenOver(viewer, record, succession) ||
    canTakeOver(viewer, record, succession)
  );
}

/** Whether the viewer sends in the record by having taken it over. */
export function hasTakenOver(
  viewer: Viewer,
  record: GuardedEngagement,
  { takenOverByIds }: Pick<Succession, "takenOverByIds">,
): boolean {
  return canEdit(viewer, record) && takenOverByIds.includes(viewer.id);
}

/** Whether the viewer gives a step to other posts, where nobody is left to decide it. */
export function canReassign(viewer: Pick<Viewer, "roles">): boolean {
  return isAdmin(viewer);
}
