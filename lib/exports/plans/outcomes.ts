import { engagementsHref, readEngagementFilters } from "@/lib/engagements/filters";
import { bannerFor } from "@/lib/markings/rules";
import { OUTCOME_COLUMNS, STEP_COLUMNS } from "@/lib/outcomes/export/columns";
import { listOutcomeIds, listOutcomesById, type OutcomeRow } from "@/lib/outcomes/export/queries";
import { byIds, markedTable, type Planner } from "../plan";

/** What came of the engagements of a list, or each step of it. */
export const planOutcomes: Planner = async (db, viewer, query, rows) => {
  const { filters } = readEngagementFilters(query);
  const found = await listOutcomeIds(db, viewer, filters);
  const ids = found.map(({ id }) => id);
  const plan = {
    list: engagementsHref(filters),
    marking: bannerFor(found.map(({ marking }) => marking)),
  };
  const markingOf = ({ engagement }: Pick<OutcomeRow, "engagement">) => engagement.marking;
  if (rows === null)
    return markedTable(OUTCOME_COLUMNS, { ...plan, markingOf, ...byIds(ids, listOutcomesById) });
  if (rows !== "steps") return null;
  return markedTable(STEP_COLUMNS, {
    ...plan,
    rowsOf: "Steps",
    markingOf,
    ...byIds(ids, async (then, part) =>
      (await listOutcomesById(then, part)).flatMap((outcome) =>
        outcome.steps.map((step) => ({ ...outcome, step })),
      ),
    ),
  });
};
