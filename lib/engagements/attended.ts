import "server-only";
import type { Db } from "@/lib/db";
import { type PageInfo, pageInfo, pageWindow } from "@/lib/paging";
import { rowsOf } from "./rows";
import type { AttendanceView, EngagementRow } from "./views";

/** An engagement with a person's part in it, rank and post as held that day. */
export type AttendedEngagement = {
  engagement: EngagementRow;
  part: Pick<AttendanceView, "rankText" | "position" | "organisation" | "side" | "role" | "attended">;
};

/** One page of the engagements a person is on record for, 50 rows, newest first; only those open to the viewer. */
export async function listAttended(
  db: Db,
  personId: string,
  page: number,
): Promise<{ rows: AttendedEngagement[]; info: PageInfo }> {
  // The row policy of attendance follows that of its engagement, so both count and page hold what the viewer may see.
  const where = { personId };
  const info = pageInfo(await db.attendance.count({ where }), page);
  const { limit, offset, isReversed } = pageWindow(info);
  const sort = isReversed ? ("asc" as const) : ("desc" as const);
  const parts = await db.attendance.findMany({
    where,
    select: {
      engagementId: true,
      rankText: true,
      position: true,
      organisation: true,
      side: true,
      role: true,
      attended: true,
    },
    orderBy: [{ engagement: { startsOn: sort } }, { engagementId: sort }, { id: sort }],
    take: limit,
    skip: offset,
  });
  const ids = [...new Set(parts.map(({ engagementId }) => engagementId))];
  const engagements = new Map((await rowsOf(db, ids)).map((row) => [row.id, row]));
  const rows = parts.flatMap(({ engagementId, ...part }) => {
    const engagement = engagements.get(engagementId);
    return engagement ? [{ engagement, part }] : [];
  });
  return { rows: isReversed ? rows.reverse() : rows, info };
}
