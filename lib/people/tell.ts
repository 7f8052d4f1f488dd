import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { tellWatchers } from "@/lib/watches/mutations";

/**
 * Tells whoever watches one of these people, posts or organisations that the viewer changed what is on record, in the transaction
 * of the act.
 */
export async function tellOf(
  db: Db,
  viewer: Viewer,
  type: "person" | "post" | "organisation",
  ids: readonly string[],
): Promise<void> {
  for (const id of ids)
    await tellWatchers(db, viewer, { kind: "CHANGED", subject: { type, id }, of: [{ type, key: id }] });
}

/** The same of people. */
export function tellOfPeople(db: Db, viewer: Viewer, ids: readonly string[]): Promise<void> {
  return tellOf(db, viewer, "person", ids);
}
