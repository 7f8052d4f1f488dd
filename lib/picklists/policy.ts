import { isAdmin } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";

/** Whether the viewer keeps the lists that forms offer; the same rule as the policies of the table. */
export function canManagePicklists(viewer: Pick<Viewer, "roles">): boolean {
  return isAdmin(viewer);
}
