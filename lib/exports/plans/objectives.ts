import { todayIn } from "@/lib/dates";
import { INDICATOR_COLUMNS, type IndicatorLine, OBJECTIVE_COLUMNS } from "@/lib/objectives/export/columns";
import { objectivesHref, readObjectiveFilters } from "@/lib/objectives/filters";
import { prepareIndicator } from "@/lib/objectives/prepare";
import { countServing, listObjectives } from "@/lib/objectives/queries";
import { inMemory, type Planner, plainTable } from "../plan";

/** Objectives, or each of their indicators with the value that it stands at. */
export const planObjectives: Planner = async (db, viewer, query, rows) => {
  const { filters } = readObjectiveFilters(query);
  const { total, read } = inMemory(await listObjectives(db, viewer, filters));
  const plan = { list: objectivesHref(filters), total };
  if (rows === null) return plainTable(db, OBJECTIVE_COLUMNS, { ...plan, read });
  if (rows !== "indicators") return null;
  const today = todayIn("UTC", new Date());
  return plainTable(db, INDICATOR_COLUMNS, {
    ...plan,
    rowsOf: "Indicators",
    markingOf: ({ marking }) => marking,
    read: async (then, from, to) => {
      const lines: IndicatorLine[] = [];
      for (const objective of await read(then, from, to)) {
        const isCounted = objective.indicators.some(({ countedBy }) => countedBy !== null);
        const serving = isCounted ? await countServing(then, objective.id, 0) : null;
        for (const indicator of objective.indicators)
          lines.push({
            objective,
            indicator,
            ...prepareIndicator(indicator, serving?.quarters ?? [], today),
            marking: (indicator.countedBy && serving?.marking) || "UNCLASSIFIED",
          });
      }
      return lines;
    },
  });
};
