"use server";

import { z } from "zod";
import { getViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { listLikelyDuplicates } from "./queries";

const question = z.object({
  familyName: z.string().trim().min(1).max(80),
  givenName: z.string().trim().max(80),
  nativeName: z
    .string()
    .trim()
    .max(120)
    .transform((name) => name || null),
  otherNames: z.string().max(1000),
  nationality: z.string().regex(/^[A-Z]{3}$/),
});

export type LikelyDuplicate = { id: string; name: string; hint: string };

/** Who on record may be the person whose names stand in the form so far; nobody while the names do not fit. */
export async function findDuplicatesAction(names: z.input<typeof question>): Promise<LikelyDuplicate[]> {
  const viewer = await getViewer();
  const asked = question.safeParse(names);
  if (!viewer || !asked.success) return [];
  const otherNames = asked.data.otherNames.split("\n").flatMap((line) => line.trim() || []);
  const found = await withViewer(viewer, (db) =>
    listLikelyDuplicates(db, { ...asked.data, otherNames: otherNames.slice(0, 12) }),
  );
  return found.map(({ id, name, nativeName, rankText, position, organisation }) => ({
    id,
    name: [rankText, name].filter(Boolean).join(" "),
    hint: [nativeName, position, organisation].filter(Boolean).join(", "),
  }));
}
