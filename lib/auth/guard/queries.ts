import "server-only";
import type { Db } from "@/lib/db";

/** Until when this account is locked, or null when it is not or the viewer does not manage it. */
export async function getLock(db: Db, userId: string, now: Date = new Date()): Promise<Date | null> {
  const guard = await db.signInGuard.findFirst({
    where: { userId, lockedUntil: { gt: now } },
    select: { lockedUntil: true },
  });
  return guard?.lockedUntil ?? null;
}
