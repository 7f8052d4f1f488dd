import { SERIES_COLUMNS } from "@/lib/engagements/series/export/columns";
import { readSeriesFilters, seriesHref } from "@/lib/engagements/series/filters";
import { listSeries } from "@/lib/engagements/series/queries";
import { inMemory, type Planner, plainTable } from "../plan";

export const planMeetingSeries: Planner = async (db, _viewer, query, rows) => {
  if (rows !== null) return null;
  const filters = readSeriesFilters(query);
  return plainTable(db, SERIES_COLUMNS, {
    list: seriesHref(filters),
    ...inMemory(await listSeries(db, filters)),
  });
};
