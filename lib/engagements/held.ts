import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * Whether an engagement took place and is shared, which is what counts as held: a condition on the columns of the table or of a view of it.
 * @param name what the query calls it; null where it names no columns otherwise
 */
export function isHeld(name: "e" | null = null): Prisma.Sql {
  const of = Prisma.raw(name === null ? "" : `${name}.`);
  return Prisma.sql`${of}status = 'COMPLETE' and ${of}publication = 'PUBLISHED'`;
}
