import "server-only";
import { recordAudit, recordChange } from "@/lib/audit/record";
import { refusalBy } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, formatDate, toDateColumn } from "@/lib/dates";
import { type Db, unlessTaken, withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { invalidField, notFoundFailure, ok, type Result, staleFailure } from "@/lib/result";
import { canSetGiftLimit } from "./policy";
import { type GiftLimitRecord, listGiftLimits } from "./queries";
import type { AddGiftLimitInput, ChangeGiftLimitInput, RemoveGiftLimitInput } from "./schema";

const DAY_TAKEN = "A limit from this day is set already; change that one.";

/** Sets a limit for gifts from a day on. It holds for every record from the next look at it on; none is changed by it. Gives its id. */
export async function addGiftLimit(
  viewer: Viewer,
  limit: AddGiftLimitInput,
): Promise<Result<{ id: string }>> {
  return withViewer(viewer, async (db) => {
    if (!canSetGiftLimit(viewer)) return refuse(db, viewer, null, nameOf(limit), "set a limit for gifts");
    const id = newId();
    const { count } = await db.giftLimit.createMany({
      data: { id, ...columns(limit) },
      skipDuplicates: true,
    });
    if (count === 0) return invalidField("startsOn", DAY_TAKEN);
    await recordChange(db, viewer, {
      type: "gift_limit.added",
      subject: { type: "gift_limit", id, name: nameOf(limit) },
      version: 1,
      before: {},
      after: { ...limit },
    });
    return ok({ id });
  });
}

/** Changes a limit for gifts; what was judged by it is judged anew. */
export function changeGiftLimit(viewer: Viewer, input: ChangeGiftLimitInput): Promise<Result<null>> {
  return unlessTaken<Result<null>>(
    () => invalidField("startsOn", DAY_TAKEN),
    () => writeLimit(viewer, input),
  );
}

function writeLimit(viewer: Viewer, { id, version, ...limit }: ChangeGiftLimitInput): Promise<Result<null>> {
  return withViewer(viewer, async (db) => {
    const opened = await open(db, viewer, { id, version }, "change a limit for gifts");
    if (!opened.ok) return opened;
    const { count } = await db.giftLimit.updateMany({
      where: { id, version },
      data: { ...columns(limit), version: { increment: 1 } },
    });
    if (count === 0) return staleFailure("limit");
    await recordChange(db, viewer, {
      type: "gift_limit.changed",
      subject: { type: "gift_limit", id, name: nameOf(opened.data) },
      version: version + 1,
      before: told(opened.data),
      after: { ...limit },
    });
    return ok(null);
  });
}

/** Removes a limit that should never have been set; its days fall to the one before. The trail keeps what it was. */
export async function removeGiftLimit(viewer: Viewer, key: RemoveGiftLimitInput): Promise<Result<null>> {
  return withViewer(viewer, async (db) => {
    const opened = await open(db, viewer, key, "remove a limit for gifts");
    if (!opened.ok) return opened;
    const { count } = await db.giftLimit.deleteMany({ where: key });
    if (count === 0) return staleFailure("limit");
    await recordAudit(db, viewer, {
      type: "gift_limit.removed",
      subject: { type: "gift_limit", id: key.id, name: nameOf(opened.data) },
      before: told(opened.data),
    });
    return ok(null);
  });
}

/** The limit, when the viewer may change it and nobody did since they looked. */
async function open(
  db: Db,
  viewer: Viewer,
  { id, version }: RemoveGiftLimitInput,
  attempt: string,
): Promise<Result<GiftLimitRecord>> {
  const limit = (await listGiftLimits(db)).find((one) => one.id === id);
  if (!canSetGiftLimit(viewer)) return refuse(db, viewer, id, limit ? nameOf(limit) : null, attempt);
  if (!limit) return notFoundFailure("limit");
  return limit.version === version ? ok(limit) : staleFailure("limit");
}

function columns({ startsOn, ...limit }: AddGiftLimitInput) {
  return { ...limit, startsOn: startsOn && toDateColumn(startsOn) };
}

function told({ id: _, version: __, ...limit }: GiftLimitRecord): AddGiftLimitInput {
  return limit;
}

function nameOf({ startsOn }: { startsOn: CalendarDate | null }): string {
  return startsOn ? `limit for gifts from ${formatDate(startsOn)}` : "limit for gifts before all others";
}

const refuse = refusalBy(
  "gift_limit",
  "Only admins set limits for gifts. Nothing was changed; the attempt is on record.",
);
