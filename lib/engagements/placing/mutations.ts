import "server-only";
import { recordChange } from "@/lib/audit/record";
import { staleSince } from "@/lib/audit/stale";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import { fail, ok, type Result } from "@/lib/result";
import { openForChange } from "../opened";
import { isInReview } from "../reviews/in-review";

/** What an engagement is placed in or on, by its id and as history keeps it. */
export type Place = { id: string; words: string };

type Placing<At extends Place> = {
  /** As for `openForChange`. */
  attempt: string;
  /** Field of the record's history that tells of it. */
  field: "onTheMarginsOf" | "meetingOf";
  /** What is to be waited for before the record is held. */
  lock?: (db: Db) => Promise<void>;
  /** Id of the place it is to have; null for none. */
  wanted: string | null;
  /** Where it stands, as far as the viewer sees; null for nowhere. */
  find: (db: Db) => Promise<At | null>;
  /** Puts it where it is wanted, or says why that cannot be; gives its new place. Nothing is recorded yet. */
  move: (db: Db) => Promise<Result<At | null>>;
  /** What the trail tells beyond the change of the record, last of all. */
  tell?: (db: Db, reference: string, places: { from: At | null; to: At | null }) => Promise<void>;
};

const IN_REVIEW =
  "This engagement is in review, and what is decided about stays as it is. Take it back from review first, or wait for the decision.";

/**
 * Places an engagement in or on something else, or takes it out. Who may change the engagement does; a form opened on another version
 * changes nothing, nor does anybody while it is in review. Gives the version it has now: the same where it stood there already.
 */
export async function placeEngagement<At extends Place>(
  viewer: Viewer,
  { id, version }: { id: string; version: number },
  { attempt, field, lock, wanted, find, move, tell }: Placing<At>,
): Promise<Result<{ reference: string; version: number }>> {
  return withViewer(viewer, async (db) => {
    await lock?.(db);
    const opened = await openForChange(db, viewer, id, attempt);
    if (!opened.ok) return opened;
    const record = opened.data;
    const { reference } = record;
    const subject = { type: "engagement" as const, id, name: reference };
    if (record.version !== version) return staleSince(db, viewer, subject, version, "engagement");
    const from = await find(db);
    if ((from?.id ?? null) === wanted) return ok({ reference, version });
    if (isInReview(record)) return fail("conflict", IN_REVIEW);
    const moved = await move(db);
    if (!moved.ok) return moved;
    const to = moved.data;
    const { count } = await db.engagement.updateMany({
      where: { id, version },
      data: { version: { increment: 1 } },
    });
    if (count === 0) throw new Error("the engagement cannot be changed by who may change it");
    await recordChange(db, viewer, {
      type: "engagement.changed",
      subject,
      version: version + 1,
      before: { [field]: from?.words ?? null },
      after: { [field]: to?.words ?? null },
    });
    await tell?.(db, reference, { from, to });
    return ok({ reference, version: version + 1 });
  });
}
