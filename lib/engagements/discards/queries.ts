import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { isId } from "@/lib/ids";
import type { Keep } from "./rules";

/** What keeps the draft from being discarded by the viewer, as far as they see it; empty when nothing does. */
export async function listKeeps(db: Db, engagementId: string): Promise<Keep[]> {
  const [row] = await db.$queryRaw<
    { keeps: Keep[] }[]
  >`select what_keeps_draft(${engagementId}::uuid) as keeps`;
  return row?.keeps ?? [];
}

/** Until the end of its transaction whoever writes of a record, without changing it, keeps it from being discarded. Asked before it is read. */
export async function keepFromDiscard(db: Db, engagementId: string): Promise<void> {
  await db.$executeRaw`select pg_advisory_xact_lock_shared(hashtextextended('discard ' || ${engagementId}, 0))`;
}

/** Waits until nobody writes of the record, and lets nobody until the end of the transaction. */
export async function holdForDiscard(db: Db, engagementId: string): Promise<void> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtextextended('discard ' || ${engagementId}, 0))`;
}

/** Whether the viewer discarded the draft of this id; what an address says may be any text, or several. */
export async function hasDiscarded(
  db: Db,
  viewer: Viewer,
  id: string | string[] | undefined,
): Promise<boolean> {
  if (typeof id !== "string" || !isId(id)) return false;
  return (await db.discard.count({ where: { engagementId: id, doneById: viewer.id } })) > 0;
}
