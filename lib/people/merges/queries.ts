import "server-only";
import type { RevisionView } from "@/lib/audit/diff";
import { listRevisions } from "@/lib/audit/queries";
import type { Db } from "@/lib/db";
import { listedName } from "../rules";

export type MergeView = {
  id: string;
  loserId: string;
  loserName: string;
  /** Into whom, where that person was merged further on; null where it is the one who stays. */
  through: string | null;
  mergedAt: Date;
  by: string | null;
  /** What was on record of the one who went, version by version. */
  revisions: RevisionView[];
};

/** Who was merged into this person and not taken out again, the latest first, each with whom they had taken in before. */
export async function listMerges(db: Db, winnerId: string): Promise<MergeView[]> {
  const merges = [];
  for (let winners = [winnerId]; winners.length > 0; ) {
    const found = await db.personMerge.findMany({
      where: { winnerId: { in: winners }, undoneAt: null },
      include: { winner: { select: NAME }, loser: { select: NAME } },
      orderBy: [{ mergedAt: "desc" }, { id: "desc" }],
    });
    merges.push(...found);
    winners = found.map(({ loserId }) => loserId);
  }
  if (merges.length === 0) return [];
  // Read apart: an ally may see the person and not the accounts.
  const users = await db.user.findMany({
    where: { id: { in: merges.map(({ mergedById }) => mergedById) } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const views: MergeView[] = [];
  for (const { id, loserId, loser, mergedAt, mergedById, ...merge } of merges)
    views.push({
      id,
      loserId,
      loserName: listedName(loser),
      through: merge.winnerId === winnerId ? null : listedName(merge.winner),
      mergedAt,
      by: names.get(mergedById) ?? null,
      revisions: await listRevisions(db, "person", loserId),
    });
  return views;
}

const NAME = { familyName: true, givenName: true } as const;

export type Moving = {
  /** Engagements open to the viewer at which the loser stands. */
  engagements: number;
  /** Of these, those at which the winner stands too: after the merge twice. */
  shared: { reference: string; title: string }[];
  posts: number;
};

/** What a merge would move, as far as it is open to the viewer; what is not moves as well. */
export async function listMoving(db: Db, winnerId: string, loserId: string): Promise<Moving> {
  const [counts] = await db.$queryRaw<{ engagements: number; posts: number }[]>`
    select (select count(distinct engagement_id)::int from attendance where person_id = ${loserId}::uuid) as engagements,
           (select count(*)::int from post_holding where person_id = ${loserId}::uuid) as posts`;
  const shared = await db.$queryRaw<{ reference: string; title: string }[]>`
    select e.reference, e.title from engagement e
    where exists (select 1 from attendance where engagement_id = e.id and person_id = ${winnerId}::uuid)
      and exists (select 1 from attendance where engagement_id = e.id and person_id = ${loserId}::uuid)
    order by e.starts_on desc, e.id limit 20`;
  return { engagements: counts?.engagements ?? 0, posts: counts?.posts ?? 0, shared };
}
