import "server-only";
import { refuseAccess } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { notFoundFailure, ok, type Result } from "@/lib/result";
import { canEdit } from "./policy";
import { getEngagementById } from "./queries";
import type { EngagementDetail } from "./views";

/**
 * The record, locked with its promises until the end of the transaction so that their versions hold, when the viewer may
 * change it. Whoever may not is told so only of a record they can see.
 * @param attempt what they would do, as in "You may not change this engagement"
 */
export async function openForChange(
  db: Db,
  viewer: Viewer,
  id: string,
  attempt: string,
): Promise<Result<EngagementDetail>> {
  await db.$queryRaw`select id from engagement where id = ${id}::uuid for update`;
  await db.$queryRaw`select id from commitment where engagement_id = ${id}::uuid order by id for update`;
  const record = await getEngagementById(db, id);
  if (!record) return notFoundFailure("engagement");
  if (canEdit(viewer, record)) return ok(record);
  return refuseAccess(db, viewer, {
    subject: { type: "engagement", id, name: record.reference },
    attempt,
    reason: "Its author, its co-authors and officers who cover one of its countries change an engagement.",
  });
}
