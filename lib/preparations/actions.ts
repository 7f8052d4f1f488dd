"use server";

import { z } from "zod";
import { getViewer } from "@/lib/auth/session";
import { withViewer } from "@/lib/db";
import { canCreate } from "@/lib/engagements/policy";
import { engagementSchema } from "@/lib/engagements/schema";
import type { Warning } from "@/lib/engagements/warnings/rules";
import { idField } from "@/lib/fields";
import { readPlanWarnings } from "./queries";

const question = z.object({ id: idField("There is no such engagement.") }).and(engagementSchema);

/** What stands in the way of the plan in a form so far; nothing while its fields do not fit, and for whoever logs nothing. */
export async function findClashesAction(plan: Record<string, unknown>): Promise<Warning[]> {
  const viewer = await getViewer();
  const asked = question.safeParse(plan);
  if (!viewer || !canCreate(viewer) || !asked.success) return [];
  const { id, ...input } = asked.data;
  return withViewer(viewer, (db) => readPlanWarnings(db, viewer, id, input));
}
