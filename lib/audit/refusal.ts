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

/**
 * Makes what refuses acts on one kind of subject.
 * @param reason what the viewer is told, in whole sentences
 */
export function refusalBy(type: AuditEventInput["subject"]["type"], reason: string) {
  return (
    db: Db,
    viewer: Viewer,
    id: string | null,
    name: string | null,
    attempt: string,
  ): Promise<Failure> => refuseAccess(db, viewer, { subject: { type, id, name }, attempt, reason });
}
