import { MILESTONE_COLUMNS } from "@/lib/exercises/export/columns";
import { milestonesHref, readMilestoneFilters } from "@/lib/exercises/milestones/filters";
import { listMilestoneIds, listMilestonesById } from "@/lib/exercises/milestones/queries";
import { byIds, type Planner, plainTable } from "../plan";

export const planMilestones: Planner = async (db, viewer, query, rows) => {
  if (rows !== null) return null;
  const { filters } = readMilestoneFilters(query);
  const ids = await listMilestoneIds(db, viewer, filters);
  return plainTable(db, MILESTONE_COLUMNS, {
    list: milestonesHref(filters),
    ...byIds(ids, listMilestonesById),
  });
};
