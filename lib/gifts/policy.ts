import { isAdmin } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";

/** Whether the viewer sets limits for gifts; the same rule as the policies of their table. */
export function canSetGiftLimit(viewer: Pick<Viewer, "roles">): boolean {
  return isAdmin(viewer);
}
