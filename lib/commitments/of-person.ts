import "server-only";
import type { Db } from "@/lib/db";
import { type CommitmentRow, getCommitment } from "./queries";
import { OPEN_STATES } from "./rules";

/** How many are shown on a person's page; the ledger has them all. */
const MOST = 20;

/** Promises still to be kept from engagements that the person attended, either way, those due first at the top. */
export async function listOpenPromisesAround(db: Db, personId: string): Promise<CommitmentRow[]> {
  const found = await db.commitment.findMany({
    where: {
      state: { in: [...OPEN_STATES] },
      engagement: { attendance: { some: { personId, attended: true } } },
    },
    select: { id: true },
    orderBy: [{ dueOn: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    take: MOST,
  });
  const rows: CommitmentRow[] = [];
  for (const { id } of found) {
    const row = await getCommitment(db, id);
    if (row) rows.push(row);
  }
  return rows;
}
