import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";

/** In a statement: plan it each time for the values it comes with. For those that find much or little, depending on the
 * country or the word, where one plan for all of them reads the archive for a few rows. */
export const PLANNED_BY_VALUE = Prisma.sql`/* planned by value */`;

/** Longer ones are bulk writes, which never come twice in the same words; the longest that is read, a whole record, has 14,000. */
const LONGEST_PLANNED_ONCE = 20_000;

/** Whether a statement is planned once per connection: at 100,000 engagements planning was a third of what a list cost. */
export function isPlannedOnce(sql: string): boolean {
  return sql.length <= LONGEST_PLANNED_ONCE && !sql.includes(PLANNED_BY_VALUE.sql);
}
