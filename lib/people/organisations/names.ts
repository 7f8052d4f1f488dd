import "server-only";
import type { Db } from "@/lib/db";

/**
 * Lets those who put a name of an organisation on record go one after the other, until the end of the transaction, so that each finds what the
 * one before wrote. No index keeps a name single: it would refuse the name of one that is closed to the viewer, and so tell of it.
 */
export async function lockNames(db: Db): Promise<void> {
  await db.$executeRaw`select pg_advisory_xact_lock(hashtext('names of organisations'))`;
}
