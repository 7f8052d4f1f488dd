import "server-only";
import { recordChange } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { ok, type Result, staleFailure } from "@/lib/result";
import { canSetGiftLimit } from "./policy";
import { GIFT_LIMIT, getGiftLimit } from "./queries";
import type { GiftLimitInput } from "./schema";

const NAME = "limit for gifts";

/** Sets the limit for gifts. It holds for every record from the next look at it on; none is changed by it. */
export async function setGiftLimit(
  viewer: Viewer,
  { version, ...limit }: GiftLimitInput,
): Promise<Result<null>> {
  return withViewer(viewer, async (db) => {
    const before = await getGiftLimit(db);
    const id = before?.id ?? newId();
    const subject = { type: "setting" as const, id, name: NAME };
    if (!canSetGiftLimit(viewer))
      return refuseAccess(db, viewer, {
        subject,
        attempt: "set the limit for gifts",
        reason: "Only admins set the limit for gifts. Nothing was changed; the attempt is on record.",
      });
    const { count } =
      version === null
        ? await db.setting.createMany({
            data: [{ id, code: GIFT_LIMIT, value: limit }],
            skipDuplicates: true,
          })
        : await db.setting.updateMany({
            where: { code: GIFT_LIMIT, version },
            data: { value: limit, version: { increment: 1 } },
          });
    if (count === 0) return staleFailure("setting");
    const told = before && { amount: before.amount, currency: before.currency, basis: before.basis };
    await recordChange(db, viewer, {
      type: "setting.changed",
      subject,
      version: (version ?? 0) + 1,
      before: told ?? {},
      after: { ...limit },
    });
    return ok(null);
  });
}
