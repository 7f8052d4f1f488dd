import { SERIES_COLUMNS } from "@/lib/exercises/export/columns";
import { exercisesHref, readSeriesFilters } from "@/lib/exercises/filters";
import { findSeries } from "@/lib/exercises/queries";
import { inMemory, type Planner, plainTable } from "../plan";

export const planExerciseSeries: Planner = async (db, _viewer, query, rows) => {
  if (rows !== null) return null;
  const filters = readSeriesFilters(query);
  const found = await findSeries(db, filters);
  return plainTable(db, SERIES_COLUMNS, { list: exercisesHref(filters), ...inMemory(found.rows) });
};
