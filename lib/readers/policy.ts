import { isAdmin } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";

/** Whether the viewer says who is in which reader group, though never of themselves; the same rule as the policies of the two tables. */
export function canKeepReaderGroups(viewer: Pick<Viewer, "roles" | "isHome">): boolean {
  return viewer.isHome && isAdmin(viewer);
}
