import type { Viewer } from "@/lib/auth/viewer";
import { canEdit, canView, type Guarded, type GuardedEngagement } from "@/lib/engagements/policy";

/** A promise follows its engagement in everything; the database keeps its access columns in step. */

export function canViewCommitment(viewer: Viewer, commitment: Guarded): boolean {
  return canView(viewer, commitment);
}

/** Whoever may change the engagement may change its promises. */
export function canEditCommitment(viewer: Viewer, commitment: { engagement: GuardedEngagement }): boolean {
  return canEdit(viewer, commitment.engagement);
}
