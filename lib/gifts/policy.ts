import { isAdmin } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";

/** Whether the viewer sets the limit for gifts; the same rule as the policy of the table of settings. */
export function canSetGiftLimit(viewer: Pick<Viewer, "roles">): boolean {
  return isAdmin(viewer);
}
