import "server-only";
import { type CalendarDate, todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Side } from "@/lib/generated/prisma/enums";
import { bannerFor, type MarkingLevel } from "@/lib/markings/rules";
import { type Fate, NO_PROMISES, type SayDoCounts } from "../rules";

/** What became of the promises of one side. */
export type SaidAndDone = { side: Side; counts: SayDoCounts };

/** Whose promises are counted side by side: all that the viewer may see, or those made with a country. */
type Whose = { of: "all" } | { of: "country"; code: string };

/** Who answers for promises. */
export type Answering = { of: "user" | "person" | "post"; id: string };

const SIDES = ["OWN", "PARTNER", "THIRD"] as const;

/**
 * What became of published promises, of each side, and the highest marking of what was counted. Own side and partners are always
 * there: one that promised nothing has counts of nought, of which no ratio is made. Third parties are where they promised anything.
 */
export async function countSayDo(
  db: Db,
  whose: Whose,
  today: CalendarDate = todayIn("UTC", new Date()),
): Promise<{ sides: SaidAndDone[]; marking: MarkingLevel }> {
  const rows = await listFates(db, whose, today);
  const promised = SIDES.filter((side) => side !== "THIRD" || rows.some((row) => row.side === side));
  return {
    sides: promised.map((side) => ({ side, counts: countsIn(rows.filter((row) => row.side === side)) })),
    marking: bannerFor(rows.map(({ marking }) => marking)),
  };
}

/**
 * The same of the promises that one answers for, of whichever side they are: who heads a body of many nations gives theirs as a third
 * party.
 */
export async function countGiven(
  db: Db,
  by: Answering,
  today: CalendarDate = todayIn("UTC", new Date()),
): Promise<{ counts: SayDoCounts; marking: MarkingLevel }> {
  const rows = await listFates(db, by, today);
  return { counts: countsIn(rows), marking: bannerFor(rows.map(({ marking }) => marking)) };
}

type FateRow = { side: Side; fate: Fate; count: number; marking: MarkingLevel };

function listFates(db: Db, whose: Whose | Answering, today: CalendarDate): Promise<FateRow[]> {
  return db.$queryRaw<FateRow[]>`
    select by_side::text as side, ${fateIn(today)} as fate, count(*)::int as count, max(marking)::text as marking
    from commitment_visible
    where publication = 'PUBLISHED' and ${condition(whose)}
    group by 1, 2`;
}

function countsIn(rows: readonly FateRow[]): SayDoCounts {
  const counts: Record<Fate, number> = { ...NO_PROMISES };
  for (const { fate, count } of rows) counts[fate] += count;
  return counts;
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

function condition(whose: Whose | Answering): Prisma.Sql {
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
