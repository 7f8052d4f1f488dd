import { crisisColumns } from "@/lib/crises/export/columns";
import { crisesHref, readCrisisFilters, shownStates } from "@/lib/crises/filters";
import { listCrises, listCrisesById } from "@/lib/crises/queries";
import { bannerFor } from "@/lib/markings/rules";
import { byIds, markedTable, type Planner } from "../plan";

export const planCrises: Planner = async (db, _viewer, query, rows) => {
  if (rows !== null) return null;
  const { filters } = readCrisisFilters(query);
  const parts = await listCrises(db, filters);
  const found = shownStates(filters).flatMap((state) => parts[state]);
  return markedTable(crisisColumns(new Date()), {
    list: crisesHref(filters),
    marking: bannerFor(found.map(({ marking }) => marking)),
    markingOf: ({ marking }) => marking,
    ...byIds(
      found.map(({ id }) => id),
      listCrisesById,
    ),
  });
};
