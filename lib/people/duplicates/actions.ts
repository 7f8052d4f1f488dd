"use server";

import { getViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { listLikelyDuplicates } from "./queries";
import { type TypedNames, typedNamesSchema } from "./schema";

export type LikelyDuplicate = { id: string; name: string; hint: string };

/** Who on record may be the person whose names stand in the form so far; nobody while the names do not fit. */
export async function findDuplicatesAction(names: TypedNames): Promise<LikelyDuplicate[]> {
  const viewer = await getViewer();
  const asked = typedNamesSchema.safeParse(names);
  if (!viewer || !asked.success) return [];
  const found = await withViewer(viewer, (db) => listLikelyDuplicates(db, asked.data));
  return found.map(({ id, name, nativeName, rankText, position, organisation }) => ({
    id,
    name: [rankText, name].filter(Boolean).join(" "),
    hint: [nativeName, position, organisation].filter(Boolean).join(", "),
  }));
}
