import type { Viewer } from "@/lib/auth/viewer";

/** Whether the viewer reads the audit trail; the same rule as its row policy in the database. */
export function canReadAudit(viewer: Pick<Viewer, "roles">): boolean {
  return viewer.roles.includes("AUDITOR") || viewer.roles.includes("SYSTEM_ADMIN");
}
