import type { Viewer } from "@/lib/auth/viewer";
import { canEdit, type GuardedEngagement } from "@/lib/engagements/policy";

/** Whoever may change the engagement may change its promises, as whoever may read it reads them. */
export function canEditCommitment(viewer: Viewer, commitment: { engagement: GuardedEngagement }): boolean {
  return canEdit(viewer, commitment.engagement);
}
