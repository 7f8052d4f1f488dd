import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Whether an engagement took place and is shared, which is what counts as held: a condition on the columns of the table or of a view of it.
 */
export function isHeld(name: QueryName = null): Prisma.Sql {
  const of = columnsOf(name);
  return Prisma.sql`${of}status = 'COMPLETE' and ${of}publication = 'PUBLISHED'`;
}

/** What a query calls engagements, or a view of them; null where it names no columns otherwise. */
export type QueryName = "e" | null;

/** What stands before the name of a column of it. */
export function columnsOf(name: QueryName): Prisma.Sql {
  return Prisma.raw(name === null ? "" : `${name}.`);
}
