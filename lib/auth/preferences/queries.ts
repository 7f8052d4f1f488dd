import "server-only";
import { type Db, withViewer } from "@/lib/db";
import type { Viewer } from "../viewer";
import type { Preferences } from "./schema";

/** What the viewer chose; whoever chose nothing has everything on. */
export async function getPreferences(db: Db, viewer: Viewer): Promise<Preferences> {
  const chosen = await db.preference.findUnique({
    where: { userId: viewer.id },
    select: { singleKeys: true },
  });
  return chosen ?? { singleKeys: true };
}

/** The same in a transaction of its own. */
export function getPreferencesOf(viewer: Viewer): Promise<Preferences> {
  return withViewer(viewer, (db) => getPreferences(db, viewer));
}
