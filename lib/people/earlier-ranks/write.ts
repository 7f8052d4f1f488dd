import "server-only";
import { toDateColumn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { changedRows, sameIn } from "@/lib/own-rows";
import { listEarlierRanks } from "./queries";
import type { EarlierRank } from "./rules";

/** An earlier rank as it is to stand; null for the id of one that is new. */
type RankRow = Omit<EarlierRank, "id"> & { id: string | null };

/**
 * Makes the earlier ranks of a person these, and gives how history tells it. One that stands as it was is not touched.
 * @param saved those on record, as `listEarlierRanks`
 */
export async function writeEarlierRanks(
  db: Db,
  personId: string,
  rows: readonly RankRow[],
  saved: readonly EarlierRank[],
): Promise<{ before: { earlierRanks: RecordedRank[] }; after: { earlierRanks: RecordedRank[] } }> {
  const { gone, added } = changedRows(saved, rows, isSame);
  await db.personRank.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
  await db.personRank.createMany({
    data: added.map(({ id, startsOn, endsOn, ...rank }) => ({
      ...rank,
      id: id ?? newId(),
      personId,
      startsOn: startsOn && toDateColumn(startsOn),
      endsOn: endsOn && toDateColumn(endsOn),
    })),
  });
  return {
    before: { earlierRanks: saved.map(recorded) },
    after: { earlierRanks: (await listEarlierRanks(db, personId)).map(recorded) },
  };
}

const isSame = sameIn("id", "rankText", "rankCode", "service", "startsOn", "endsOn");

type RecordedRank = Omit<EarlierRank, "id">;

function recorded({ id: _, ...rank }: EarlierRank): RecordedRank {
  return rank;
}
