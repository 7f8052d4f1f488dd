import "server-only";
import type { Db } from "@/lib/db";
import { countMoving, listMergesInto } from "../merging/queries";
import type { MergeView, MovingCount } from "../merging/rules";
import { listedName } from "../rules";

/** Who was merged into this person, as `listMergesInto`. */
export function listMerges(db: Db, winnerId: string): Promise<MergeView[]> {
  return listMergesInto(db, "person", winnerId, namesOf);
}

async function namesOf(db: Db, ids: string[]): Promise<ReadonlyMap<string, string>> {
  const people = await db.person.findMany({
    where: { id: { in: ids } },
    select: { id: true, familyName: true, givenName: true },
  });
  return new Map(people.map(({ id, ...name }) => [id, listedName(name)]));
}

export type Moving = {
  /** Engagements open to the viewer at which the loser stands. */
  engagements: number;
  /** Of these, those at which the winner stands too: after the merge twice. */
  shared: { reference: string; title: string }[];
  posts: number;
  /** Everything else that names the loser. */
  others: MovingCount[];
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
  const others = (await countMoving(db, "person", winnerId, loserId)).filter(
    ({ table }) => table !== "attendance" && table !== "post_holding",
  );
  return { engagements: counts?.engagements ?? 0, posts: counts?.posts ?? 0, shared, others };
}
