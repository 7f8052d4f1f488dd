import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { type Failure, fail } from "@/lib/result";
import type { AuditEventInput } from "./events";
import { recordAudit } from "./record";

/**
 * Records that the viewer asked for what is not theirs to do, and gives the answer. `attempt` is what was asked for, in
 * the words of the audit trail ("change the roles of this account"); `reason` is what the viewer is told.
 */
export async function refuseAccess(
  db: Db,
  viewer: Viewer,
  { subject, attempt, reason }: { subject: AuditEventInput["subject"]; attempt: string; reason: string },
): Promise<Failure> {
  await recordAudit(db, viewer, { type: "access.refused", outcome: "refused", subject, after: { attempt } });
  return fail("forbidden", reason);
}
