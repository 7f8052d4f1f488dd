import "server-only";
import type { Db } from "@/lib/db";
import type { Keep } from "../rules";

/** What keeps the draft from being discarded by the viewer, as far as they see it; empty when nothing does. */
export async function listKeeps(db: Db, engagementId: string): Promise<Keep[]> {
  const [row] = await db.$queryRaw<
    { keeps: Keep[] }[]
  >`select what_keeps_draft(${engagementId}::uuid) as keeps`;
  return row?.keeps ?? [];
}
