import "server-only";
import { canKnowAccounts } from "@/lib/auth/users/policy";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { type Failure, staleFailure } from "@/lib/result";
import type { AuditEventInput } from "./events";
import { listRevisionsOf } from "./queries";

type Subject = { type: AuditEventInput["subject"]["type"]; id: string };

/**
 * The answer when another version of a record was saved first, with whose change it was, as far as its history tells the viewer and they
 * may know accounts.
 * @param version the one that the viewer opened
 * @param what the record in words, as in "This promise was changed"
 */
export async function staleSince(
  db: Db,
  viewer: Viewer,
  subject: Subject,
  version: number,
  what: string,
): Promise<Failure> {
  return staleFailure(what, await getChangerSince(db, viewer, subject, version));
}

/**
 * Who changed a record since a version: the viewer where nobody else did, else the last of the others; null where no version tells, or none
 * that is open to the viewer.
 */
async function getChangerSince(
  db: Db,
  viewer: Viewer,
  { type, id }: Subject,
  version: number,
): Promise<"viewer" | { name: string } | null> {
  const all = await db.revision.findMany({
    where: { subjectType: type, subjectId: id, version: { gt: version } },
    orderBy: { version: "desc" },
    select: { version: true, actorId: true, actorName: true },
  });
  // A version of which history tells the viewer nothing names nobody either.
  const told = new Set((await listRevisionsOf(db, type, [id])).get(id)?.map((view) => view.version));
  const changes = all.filter((one) => told.has(one.version));
  const other = changes.find(({ actorId }) => actorId !== viewer.id);
  if (!other) return changes.length > 0 ? "viewer" : null;
  const isOpen = canKnowAccounts(viewer) && (await db.user.count({ where: { id: other.actorId } })) > 0;
  return isOpen ? { name: other.actorName } : null;
}
