import { isAdmin } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";

/** Whether the viewer adds and changes series and the planning template; the same rule as the policies of their tables. */
export function canManageSeries(viewer: Pick<Viewer, "roles">): boolean {
  return isAdmin(viewer);
}
