import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { getEngagementById } from "@/lib/engagements/queries";
import { getEditionById } from "@/lib/exercises/editions/queries";
import type { Bearer } from "./rules";
import type { BearerKey } from "./schema";

/** The record, or null when there is none, or none for this viewer. */
export async function getBearer(db: Db, viewer: Viewer, { type, id }: BearerKey): Promise<Bearer | null> {
  if (type === "engagement") {
    const record = await getEngagementById(db, id);
    return record && { type, record };
  }
  const record = await getEditionById(db, viewer, id);
  return record && { type, record };
}
