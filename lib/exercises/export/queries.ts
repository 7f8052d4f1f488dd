import "server-only";
import { type CalendarDate, calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import type { ExerciseRole, InvitationState } from "@/lib/generated/prisma/enums";
import type { Tag } from "@/lib/tags/labels";
import { tagged, tagsOf } from "@/lib/tags/queries";

/** What a file says of an edition beside what the planner judges it by. */
export type EditionParts = {
  /** Code of the type of engagement it is; null where nobody said. */
  typeCode: string | null;
  /** Day in UTC; null while its review is open. */
  reviewClosedOn: CalendarDate | null;
  tags: Tag[];
  /** Who was asked as what, and the answer, by alpha-3 code. */
  invited: { code: string; role: ExerciseRole; state: InvitationState }[];
};

/** Of these editions, by their ids; those that are not open to the viewer are left out. */
export async function listEditionParts(db: Db, ids: readonly string[]): Promise<Map<string, EditionParts>> {
  const rows = await db.exerciseEdition.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      typeCode: true,
      reviewClosedAt: true,
      tags: tagged,
      participants: {
        select: { countryCode: true, role: true, state: true },
        orderBy: { countryCode: "asc" },
      },
    },
  });
  return new Map(
    rows.map(({ id, typeCode, reviewClosedAt, tags, participants }) => [
      id,
      {
        typeCode,
        reviewClosedOn: reviewClosedAt && calendarDateOf(reviewClosedAt),
        tags: tagsOf(tags),
        invited: participants.map(({ countryCode, ...asked }) => ({ code: countryCode, ...asked })),
      },
    ]),
  );
}
