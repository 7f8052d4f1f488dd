import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { recordChanges } from "@/lib/audit/record-many";
import { refuseAccess } from "@/lib/audit/refusal";
import { staleSince } from "@/lib/audit/stale";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { fail, notFoundFailure, ok, type Result } from "@/lib/result";
import { canDecideAccess, canDiscard } from "../policy";
import { getEngagementById } from "../queries";
import { holdForDiscard, listKeeps } from "./queries";
import { keptWords } from "./rules";
import type { DiscardInput } from "./schema";

/**
 * Discards a draft that was logged by mistake: from then on nobody finds it, whoever wrote it included. Its row stays, so
 * that its reference is not given again, and the audit trail says who discarded it, when and why. People whom it alone had put
 * on record go with it.
 */
export async function discardEngagement(viewer: Viewer, input: DiscardInput): Promise<Result<null>> {
  const { id, version, reason } = input;
  return withViewer(viewer, async (db) => {
    // Whoever writes of it or changes it at this moment waits, or is waited for.
    await holdForDiscard(db, id);
    await db.$queryRaw`select id from engagement where id = ${id}::uuid for update`;
    const record = await getEngagementById(db, id);
    if (!record) return notFoundFailure("engagement");
    const subject = { type: "engagement" as const, id, name: record.reference };
    if (!canDecideAccess(viewer, record))
      return refuseAccess(db, viewer, {
        subject,
        attempt: "discard this engagement",
        reason: "Its author and its co-authors discard a draft.",
      });
    if (!canDiscard(viewer, record))
      return fail(
        "conflict",
        "Only a draft is discarded. Set the status of this engagement to cancelled instead.",
      );
    if (record.version !== version) return staleSince(db, viewer, subject, version, "engagement");
    const kept = keptWords(await listKeeps(db, id));
    if (kept) return fail("conflict", kept);
    const { count } = await db.discard.createMany({
      data: [{ engagementId: id, reason, doneById: viewer.id }],
    });
    if (count === 0)
      return fail(
        "conflict",
        "This draft bears what is not open to you, so it stays. Set its status to cancelled instead.",
      );
    const { people } = await db.discard.findUniqueOrThrow({
      where: { engagementId: id },
      select: { people: true },
    });
    await recordChanges(
      db,
      viewer,
      people.map((person) => ({
        type: "person.discarded",
        subject: {
          type: "person",
          id: person,
          name: record.attendance.find(({ personId }) => personId === person)?.name ?? null,
        },
        version: 2,
        before: { discardedWith: null },
        after: { discardedWith: record.reference },
      })),
    );
    await recordAudit(db, viewer, { type: "engagement.discarded", subject, after: { reason } });
    return ok(null);
  });
}
