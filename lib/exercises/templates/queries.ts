import "server-only";
import type { Db } from "@/lib/db";
import { MILESTONE_ORDER } from "../editions/milestones/rules";

/** The planning templates, the one that stands in for every type first, the others by name; their milestones in the order they are held. */
export async function listTemplates(db: Db) {
  const rows = await db.planningTemplate.findMany({
    orderBy: [{ isDefault: "desc" }, { name: "asc" }],
    include: { milestones: true },
  });
  return rows.map((row) => ({
    ...row,
    milestones: row.milestones.sort(
      (a, b) => MILESTONE_ORDER.indexOf(a.kind) - MILESTONE_ORDER.indexOf(b.kind),
    ),
  }));
}

export type PlanningTemplate = Awaited<ReturnType<typeof listTemplates>>[number];
