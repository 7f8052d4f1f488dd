import { isAdmin } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";

/** Whether the viewer decides who covers which countries; the same rule as the policies of the three tables. */
export function canManagePortfolios(viewer: Pick<Viewer, "roles">): boolean {
  return isAdmin(viewer);
}
