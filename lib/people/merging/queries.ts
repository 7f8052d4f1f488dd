import "server-only";
import { listRevisions } from "@/lib/audit/queries";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { MergeKindName, MergeView, MovingCount } from "./rules";

type Merge = { id: string; winnerId: string; loserId: string; mergedById: string; mergedAt: Date };

/**
 * What was merged into this record and not taken out again, the latest first, each with what it had taken in before.
 * @param namesOf what such records are called, by id
 */
export async function listMergesInto(
  db: Db,
  kind: MergeKindName,
  winnerId: string,
  namesOf: (db: Db, ids: string[]) => Promise<ReadonlyMap<string, string>>,
): Promise<MergeView[]> {
  const table = Prisma.raw(`${kind}_merge`);
  const merges: Merge[] = [];
  for (let winners = [winnerId]; winners.length > 0; ) {
    const found = await db.$queryRaw<Merge[]>`
      select id, winner_id as "winnerId", loser_id as "loserId", merged_by_id as "mergedById", merged_at as "mergedAt"
      from ${table} where winner_id = any(${winners}::uuid[]) and undone_at is null order by merged_at desc, id desc`;
    merges.push(...found);
    winners = found.map(({ loserId }) => loserId);
  }
  if (merges.length === 0) return [];
  const names = await namesOf(db, [...new Set(merges.flatMap((merge) => [merge.winnerId, merge.loserId]))]);
  // Read apart: an ally may see the record and not the accounts.
  const users = await db.user.findMany({
    where: { id: { in: merges.map(({ mergedById }) => mergedById) } },
    select: { id: true, name: true },
  });
  const views: MergeView[] = [];
  for (const { id, loserId, mergedAt, mergedById, ...merge } of merges)
    views.push({
      id,
      loserId,
      loserName: names.get(loserId) ?? "",
      through: merge.winnerId === winnerId ? null : (names.get(merge.winnerId) ?? ""),
      mergedAt,
      by: users.find((user) => user.id === mergedById)?.name ?? null,
      revisions: await listRevisions(db, kind, loserId),
    });
  return views;
}

/** How many rows of each kind a merge would move, as far as they are open to the viewer; what is not moves as well. */
export function countMoving(
  db: Db,
  kind: MergeKindName,
  winnerId: string,
  loserId: string,
): Promise<MovingCount[]> {
  return db.$queryRaw<MovingCount[]>`
    select name as table, key as column, rows as count
    from count_references(${kind}, ${winnerId}::uuid, ${loserId}::uuid) order by rows desc, name, key`;
}

/** Why the database refuses to merge the two, as `MERGE_REFUSALS` has it; null where nothing stands against it. */
export async function mergeRefusal(
  db: Db,
  kind: MergeKindName,
  one: string,
  other: string,
): Promise<string | null> {
  const [row] = await db.$queryRaw<{ refusal: string | null }[]>`
    select merge_refusal(${kind}, ${one}::uuid, ${other}::uuid) as refusal`;
  return row?.refusal ?? null;
}
