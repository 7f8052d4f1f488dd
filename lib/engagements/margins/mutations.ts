import "server-only";
import { refuseAccess } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { type Failure, fail, invalidField, ok, type Result } from "@/lib/result";
import { keepFromDiscard } from "../discards/queries";
import { placeEngagement } from "../placing/mutations";
import { readMargins } from "./queries";
import { CLOSED_IN_THE_WAY, marginsProblem } from "./rules";
import type { PlaceOnMargins } from "./schema";

const NO_EVENT = "There is no such event any more, or it is not open to you.";

const ATTEMPT = "say on the margins of which event this was held";

/**
 * Puts an engagement on the margins of an event, of another one, or takes it off. Who may change the engagement says so, of an event
 * they may read. Gives the version it has now.
 */
export function placeOnMargins(
  viewer: Viewer,
  { id, version, eventId }: PlaceOnMargins,
): Promise<Result<{ reference: string; version: number }>> {
  return placeEngagement(
    viewer,
    { id, version },
    {
      attempt: ATTEMPT,
      field: "onTheMarginsOf",
      lock: lockMargins,
      wanted: eventId,
      find: async (db) => {
        const margin = await db.engagementMargin.findUnique({
          where: { engagementId: id },
          select: { event: { select: { id: true, reference: true } } },
        });
        return margin && { id: margin.event.id, words: margin.event.reference };
      },
      move: async (db) => {
        const event = eventId ? await findEvent(db, id, eventId) : null;
        if (event && !event.ok) return invalidField("eventId", event.message);
        const isPlaced = event
          ? await putOnMargins(db, id, event.data.id)
          : (await db.engagementMargin.deleteMany({ where: { engagementId: id } })).count > 0;
        if (!isPlaced) return closedInTheWay(db, viewer, id);
        return ok(event && { id: event.data.id, words: event.data.reference });
      },
    },
  );
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
  await lockMargins(db);
  await keepFromDiscard(db, eventId);
  const event = await db.engagement.findUnique({
    where: { id: eventId },
    select: { id: true, reference: true },
  });
  if (!event) return fail("conflict", NO_EVENT);
  const problem = marginsProblem(await readMargins(db, id), await readMargins(db, eventId));
  return problem ? fail("conflict", problem) : ok(event);
}

/** One at a time say what is on whose margins, first of all they do: who waits here must hold neither a record nor the trail. */
async function lockMargins(db: Db): Promise<void> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtext('engagement_margin'))`;
}

/** The answer where something that is not open to the viewer is in the way. It tells that there is something, so it is on record. */
export async function closedInTheWay(db: Db, viewer: Viewer, id: string): Promise<Failure> {
  const record = await db.engagement.findUnique({ where: { id }, select: { reference: true } });
  await refuseAccess(db, viewer, {
    subject: { type: "engagement", id, name: record?.reference ?? null },
    attempt: ATTEMPT,
    reason: CLOSED_IN_THE_WAY,
  });
  return invalidField("eventId", CLOSED_IN_THE_WAY);
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
