import "server-only";
import { calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { isId } from "@/lib/ids";
import type { EarlierRank } from "./rules";

/** The ranks of a person before the present one, the latest first; none where the person is not open to the viewer. */
export async function listEarlierRanks(db: Db, personId: string): Promise<EarlierRank[]> {
  if (!isId(personId)) return [];
  const rows = await db.personRank.findMany({
    where: { personId },
    orderBy: [
      { endsOn: { sort: "desc", nulls: "last" } },
      { startsOn: { sort: "desc", nulls: "last" } },
      { id: "asc" },
    ],
  });
  return rows.map(({ personId: _, startsOn, endsOn, ...rank }) => ({
    ...rank,
    startsOn: startsOn && calendarDateOf(startsOn),
    endsOn: endsOn && calendarDateOf(endsOn),
  }));
}
