import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { withViewer } from "@/lib/db";
import { ok, type Result } from "@/lib/result";
import type { Viewer } from "../viewer";
import { getPreferences } from "./queries";
import type { Preferences } from "./schema";

/** Keeps what the viewer chose, from the next page on and wherever they sign in. */
export async function setPreferences(viewer: Viewer, chosen: Preferences): Promise<Result<null>> {
  return withViewer(viewer, async (db) => {
    const before = await getPreferences(db, viewer);
    if (before.singleKeys === chosen.singleKeys) return ok(null);
    await db.preference.createMany({ data: [{ userId: viewer.id, ...chosen }], skipDuplicates: true });
    await db.preference.updateMany({ where: { userId: viewer.id }, data: chosen });
    await recordAudit(db, viewer, {
      type: "preference.changed",
      subject: { type: "user", id: viewer.id, name: viewer.email },
      before,
      after: chosen,
    });
    return ok(null);
  });
}
