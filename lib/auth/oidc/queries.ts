import "server-only";
import type { Db } from "@/lib/db";

/** Since when this account is linked to the provider; null when it is not or the viewer does not manage it. */
export async function getLinkedAt(db: Db, userId: string): Promise<Date | null> {
  const identity = await db.signInIdentity.findFirst({ where: { userId }, select: { linkedAt: true } });
  return identity?.linkedAt ?? null;
}
