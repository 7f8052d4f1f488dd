import { isAdmin } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";

/** Whether the viewer decides who reviews what, and gives a step that nobody can decide to other posts. */
export function canManageReviewChains(viewer: Pick<Viewer, "roles">): boolean {
  return isAdmin(viewer);
}
