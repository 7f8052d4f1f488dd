import "server-only";
import { monthColumn } from "@/lib/engagements/tally-scopes";
import { Prisma } from "@/lib/generated/prisma/client";
import { isDoubtful, isWithin, type Period, yearsOf } from "./rules";

/** The columns of tally_year for months `from` to `to` of a year, 1 to 12, as one SQL sum. */
export function monthColumns(from: number, to: number): Prisma.Sql {
  if (from > to) return Prisma.sql`0`;
  const columns = Array.from({ length: to - from + 1 }, (_, index) => monthColumn(from + index));
  return Prisma.join(columns, " + ");
}

/** The sums of the twelve month columns of tally_year as one array */
export function monthSums(): Prisma.Sql {
  const sums = Array.from({ length: 12 }, (_, index) => Prisma.sql`sum(${monthColumn(index + 1)})`);
  return Prisma.sql`array[${Prisma.join(sums)}]::int[]`;
}

/** What a row of tally_year counts within the period: its months there, and the whole year when all of it lies there. */
export function heldIn(period: Period): Prisma.Sql {
  return byYear(period, ({ year, from, to }) =>
    isWithin(period, { year, month: 0 })
      ? Prisma.sql`${monthColumns(from, to)} + unplaced`
      : monthColumns(from, to),
  );
}

/** What a row of tally_year counts that may lie in the period or outside it. */
export function doubtfulIn(period: Period): Prisma.Sql {
  return byYear(period, ({ year }) =>
    isDoubtful(period, { year, month: 0 }) ? Prisma.sql`unplaced` : Prisma.sql`0`,
  );
}

type Slice = ReturnType<typeof yearsOf>[number];

function byYear(period: Period, count: (slice: Slice) => Prisma.Sql): Prisma.Sql {
  const whens = yearsOf(period).map((slice) => Prisma.sql`when ${slice.year} then ${count(slice)}`);
  return Prisma.sql`case year ${Prisma.join(whens, " ")} else 0 end`;
}
