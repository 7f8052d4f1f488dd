import "server-only";
import { type Db, withViewer } from "@/lib/db";
import type { Viewer } from "../viewer";

export type SessionRow = Awaited<ReturnType<typeof listOpenSessions>>[number];

/** The sessions that this person has open, the one used last first; none where the viewer may not know of them. */
export async function listOpenSessions(db: Db, userId: string, now: Date = new Date()) {
  return db.session.findMany({
    where: { userId, endedAt: null, endsAt: { gt: now } },
    orderBy: [{ lastUsedAt: "desc" }, { id: "desc" }],
    select: { id: true, begunAt: true, lastUsedAt: true, endsAt: true, browser: true, address: true },
  });
}

/** The viewer's own, in a transaction of its own. */
export function listOwnSessions(viewer: Viewer): Promise<SessionRow[]> {
  return withViewer(viewer, (db) => listOpenSessions(db, viewer.id));
}
