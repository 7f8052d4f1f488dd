import { Prisma } from "@/lib/generated/prisma/client";

/** In a statement: plan it each time for the values it comes with. For those that find much or little, depending on the
 * country or the word, where one plan for all of them reads the archive for a few rows. */
export const PLANNED_BY_VALUE = Prisma.sql`/* planned by value */`;
