import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { tellWatchers } from "@/lib/watches/mutations";

/** Tells whoever watches one of these people that the viewer changed what is on record, in the transaction of the act. */
export async function tellOfPeople(db: Db, viewer: Viewer, ids: readonly string[]): Promise<void> {
  for (const id of ids)
    await tellWatchers(db, viewer, {
      kind: "CHANGED",
      subject: { type: "person", id },
      of: [{ type: "person", key: id }],
    });
}
