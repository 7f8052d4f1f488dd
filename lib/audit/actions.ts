"use server";

import { getViewer } from "@/lib/auth/session";
import { type AccountOption, findAccountOptions } from "@/lib/auth/users/queries";
import { withViewer } from "@/lib/db";
import { pickerQuestion } from "@/lib/fields";
import { canReadAudit } from "./policy";

/** Accounts that may have acted, for a picker; none for whoever may not read the trail. */
export async function findActorsAction(query: string): Promise<AccountOption[]> {
  const viewer = await getViewer();
  const asked = pickerQuestion.safeParse(query);
  if (!viewer || !canReadAudit(viewer) || !asked.success) return [];
  return withViewer(viewer, (db) => findAccountOptions(db, asked.data));
}
