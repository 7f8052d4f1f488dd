import "server-only";
import { type CalendarDate, todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Side } from "@/lib/generated/prisma/enums";
import { bannerFor, type MarkingLevel } from "@/lib/markings/rules";
import { type Fate, NO_PROMISES, type SayDoCounts } from "../rules";

/** What became of the promises of one side. */
export type SaidAndDone = { side: Side; counts: SayDoCounts };

/** Whose promises are counted: all that the viewer may see, those made with a country, or those of one owner. */
export type Whose =
  | { of: "all" }
  | { of: "country"; code: string }
  | { of: "user" | "person" | "post"; id: string };

const SIDES = ["OWN", "PARTNER"] as const;

/**
 * What became of published promises, of each side, and the highest marking of what was counted. Both sides are always
 * there: one that promised nothing has counts of nought, of which no ratio is made.
 */
export async function countSayDo(
  db: Db,
  whose: Whose,
  today: CalendarDate = todayIn("UTC", new Date()),
): Promise<{ sides: SaidAndDone[]; marking: MarkingLevel }> {
  const rows = await db.$queryRaw<{ side: Side; fate: Fate; count: number; marking: MarkingLevel }[]>`
    select by_side::text as side, ${fateIn(today)} as fate, count(*)::int as count, max(marking)::text as marking
    from commitment_visible
    where publication = 'PUBLISHED' and ${condition(whose)}
    group by 1, 2`;
  return {
    sides: SIDES.map((side) => ({
      side,
      counts: {
        ...NO_PROMISES,
        ...Object.fromEntries(
          rows.filter((row) => row.side === side).map(({ fate, count }) => [fate, count]),
        ),
      },
    })),
    marking: bannerFor(rows.map(({ marking }) => marking)),
  };
}

/** The same as `fateOf` in rules.ts, of a row of `commitment_visible`. */
export function fateIn(today: CalendarDate): Prisma.Sql {
  return Prisma.sql`
    case when state = 'BROKEN' then 'broken'
         when state = 'OVERTAKEN' then 'overtaken'
         when state in ('OPEN', 'IN_WORK') then case when due_on < ${today}::date then 'overdue' else 'ahead' end
         when closed_on > coalesce(missed_on, due_on) then 'late'
         else 'kept' end`;
}

function condition(whose: Whose): Prisma.Sql {
  switch (whose.of) {
    case "all":
      return Prisma.sql`true`;
    case "country":
      return Prisma.sql`country_codes @> array[${whose.code}]`;
    case "user":
      return Prisma.sql`owner_user_id = ${whose.id}::uuid`;
    case "person":
      return Prisma.sql`owner_person_id = ${whose.id}::uuid`;
    case "post":
      return Prisma.sql`owner_post_id = ${whose.id}::uuid`;
  }
}
