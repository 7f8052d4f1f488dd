import "server-only";
import { recordChange } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import { staleSince } from "@/lib/audit/stale";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import { fail, invalidField, notFoundFailure, ok, type Result } from "@/lib/result";
import { keepFromDiscard } from "../discards/queries";
import { canEdit } from "../policy";
import { getEngagementById } from "../queries";
import { isInReview } from "../reviews/in-review";
import { readMargins } from "./queries";
import { CLOSED_IN_THE_WAY, marginsProblem } from "./rules";
import type { PlaceOnMargins } from "./schema";

const NO_EVENT = "There is no such event, or it is not open to you. Choose one of the list.";
const IN_REVIEW =
  "This engagement is in review, and what is decided about stays as it is. Take it back from review first, or wait for the decision.";

/**
 * Puts an engagement on the margins of an event, of another one, or takes it off. Who may change the engagement says so, of an event
 * they may read; a form opened on another version changes nothing. Gives the version it has now.
 */
export async function placeOnMargins(
  viewer: Viewer,
  { id, version, eventId }: PlaceOnMargins,
): Promise<Result<{ reference: string; version: number }>> {
  return withViewer(viewer, async (db) => {
    await db.$queryRaw`select id from engagement where id = ${id}::uuid for update`;
    const record = await getEngagementById(db, id);
    if (!record) return notFoundFailure("engagement");
    const { reference } = record;
    const subject = { type: "engagement" as const, id, name: reference };
    if (!canEdit(viewer, record))
      return refuseAccess(db, viewer, {
        subject,
        attempt: "say on the margins of which event this was held",
        reason:
          "Its author, its co-authors and officers who cover one of its countries change an engagement.",
      });
    if (record.version !== version) return staleSince(db, viewer, subject, version, "engagement");
    const present = await db.engagementMargin.findUnique({
      where: { engagementId: id },
      include: { event: { select: { reference: true } } },
    });
    if ((present?.eventId ?? null) === eventId) return ok({ reference, version });
    if (isInReview(record)) return fail("conflict", IN_REVIEW);
    const event = eventId ? await findEvent(db, id, eventId) : null;
    if (event && !event.ok) return invalidField("eventId", event.message);
    const isPlaced = event
      ? await putOnMargins(db, id, event.data.id)
      : (await db.engagementMargin.deleteMany({ where: { engagementId: id } })).count > 0;
    if (!isPlaced) return invalidField("eventId", CLOSED_IN_THE_WAY);
    const { count } = await db.engagement.updateMany({
      where: { id, version },
      data: { version: { increment: 1 } },
    });
    if (count === 0) throw new Error("the engagement cannot be changed by who may change it");
    await recordChange(db, viewer, {
      type: "engagement.changed",
      subject,
      version: version + 1,
      before: { onTheMarginsOf: present?.event.reference ?? null },
      after: { onTheMarginsOf: event?.data.reference ?? null },
    });
    return ok({ reference, version: version + 1 });
  });
}

/**
 * The event of this id, on whose margins the engagement of `id` can be held, also where that is about to be written; or why it cannot.
 * Until the end of the transaction it is not discarded and nobody else changes what is on whose margins. Ask before anything is
 * recorded: whoever waits here must not hold the trail.
 */
export async function findEvent(
  db: Db,
  id: string,
  eventId: string,
): Promise<Result<{ id: string; reference: string }>> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtext('engagement_margin'))`;
  await keepFromDiscard(db, eventId);
  const event = await db.engagement.findUnique({
    where: { id: eventId },
    select: { id: true, reference: true },
  });
  if (!event) return fail("conflict", NO_EVENT);
  const problem = marginsProblem(await readMargins(db, id), await readMargins(db, eventId));
  return problem ? fail("conflict", problem) : ok(event);
}

/**
 * Puts the engagement on the margins of this event alone, in the transaction of the act. Gives false where the database refuses it,
 * since it is tied to something that is not open to the viewer.
 */
export async function putOnMargins(db: Db, engagementId: string, eventId: string): Promise<boolean> {
  const moved = await db.engagementMargin.updateMany({ where: { engagementId }, data: { eventId } });
  if (moved.count > 0) return true;
  const added = await db.engagementMargin.createMany({
    data: [{ engagementId, eventId }],
    skipDuplicates: true,
  });
  return added.count > 0;
}
