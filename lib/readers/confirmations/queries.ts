import "server-only";
import { type CalendarDate, calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";

const include = {
  group: { select: { id: true, name: true } },
  user: { select: { id: true, name: true, email: true, disabledAt: true } },
  addedBy: { select: { id: true, name: true, roles: true, disabledAt: true } },
} as const satisfies Prisma.ReaderGroupMemberInclude;

/** Somebody whom one admin put in a reader group, which has no effect yet. Days are calendar days (UTC), both included. */
export type WaitingMember = Omit<
  Prisma.ReaderGroupMemberGetPayload<{ include: typeof include }>,
  "startsOn" | "endsOn"
> & { startsOn: CalendarDate | null; endsOn: CalendarDate | null };

/** Who waits to be confirmed, the oldest first, also those whom nobody can confirm any more; of one group, of one account, or all. */
export async function listWaitingMembers(
  db: Db,
  of: { groupId?: string; userId?: string } = {},
): Promise<WaitingMember[]> {
  const rows = await db.readerGroupMember.findMany({
    where: { confirmedAt: null, ...of },
    include,
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
  });
  return rows.map(viewOf);
}

/** One of them, confirmed or not; null when there is none. */
export async function getMember(db: Db, id: string): Promise<WaitingMember | null> {
  const row = await db.readerGroupMember.findUnique({ where: { id }, include });
  return row && viewOf(row);
}

function viewOf(row: Prisma.ReaderGroupMemberGetPayload<{ include: typeof include }>): WaitingMember {
  return {
    ...row,
    startsOn: row.startsOn && calendarDateOf(row.startsOn),
    endsOn: row.endsOn && calendarDateOf(row.endsOn),
  };
}
