import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { notify } from "@/lib/notices/mutations";

/** Tells the admins who can confirm it that the viewer put this person in a reader group. */
export async function tellConfirmers(db: Db, viewer: Viewer, userId: string): Promise<void> {
  const admins = await db.user.findMany({
    where: {
      disabledAt: null,
      roles: { hasSome: ["PORTFOLIO_ADMIN", "SYSTEM_ADMIN"] },
      nation: viewer.nation,
      id: { notIn: [userId, viewer.id] },
    },
    select: { id: true },
  });
  await notify(db, viewer, {
    kind: "ACCESS_PROPOSED",
    subject: { type: "user", id: userId },
    users: admins.map(({ id }) => id),
  });
}
