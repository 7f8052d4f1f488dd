import { LESSON_COLUMNS } from "@/lib/exercises/export/columns";
import { lessonsHref, readLessonFilters } from "@/lib/exercises/lessons/filters";
import { listLessonIds, listLessonsById } from "@/lib/exercises/lessons/queries";
import { byIds, type Planner, plainTable } from "../plan";

export const planLessons: Planner = async (db, viewer, query, rows) => {
  if (rows !== null) return null;
  const { filters } = readLessonFilters(query);
  const ids = await listLessonIds(db, viewer, filters);
  return plainTable(db, LESSON_COLUMNS, { list: lessonsHref(filters), ...byIds(ids, listLessonsById) });
};
