import { todayIn } from "@/lib/dates";
import { listFigures } from "@/lib/exercises/editions/queries";
import { EDITION_COLUMNS, FIGURE_COLUMNS } from "@/lib/exercises/export/columns";
import { listEditionParts } from "@/lib/exercises/export/queries";
import { plannerHref, readPlannerFilters, readView } from "@/lib/exercises/planner/filters";
import { plannerRows } from "@/lib/exercises/planner/prepare";
import { lastDayOf, listPlannedEditions } from "@/lib/exercises/planner/queries";
import { inMemory, type Planner, plainTable } from "../plan";

/** Editions of the planner, or each of their numbers. */
export const planExercises: Planner = async (db, viewer, query, rows) => {
  const today = todayIn("UTC", new Date());
  const filters = readPlannerFilters(readView(query) ?? "planner", query, today);
  const judged = await listPlannedEditions(db, viewer, filters);
  const shown = new Map(
    plannerRows(judged, { ...filters, to: lastDayOf(filters) }, today).map((row) => [row.key, row]),
  );
  const editions = judged.flatMap((edition) => {
    const row = shown.get(edition.id);
    return row ? [{ ...edition, phase: row.phase, findings: row.findings }] : [];
  });
  const { total, read } = inMemory(editions);
  const plan = { list: plannerHref(filters), total };
  const idsOf = (part: readonly { id: string }[]) => part.map(({ id }) => id);
  if (rows === null)
    return plainTable(db, EDITION_COLUMNS, {
      ...plan,
      read: async (then, from, to) => {
        const part = await read(then, from, to);
        const parts = await listEditionParts(then, idsOf(part));
        return part.flatMap((edition) => {
          const found = parts.get(edition.id);
          return found ? [{ ...edition, ...found }] : [];
        });
      },
    });
  if (rows !== "numbers") return null;
  return plainTable(db, FIGURE_COLUMNS, {
    ...plan,
    rowsOf: "Numbers",
    read: async (then, from, to) => {
      const part = await read(then, from, to);
      const figures = Map.groupBy(await listFigures(then, idsOf(part)), ({ editionId }) => editionId);
      return part.flatMap((edition) =>
        (figures.get(edition.id) ?? []).map((figure) => ({ ...figure, edition })),
      );
    },
  });
};
