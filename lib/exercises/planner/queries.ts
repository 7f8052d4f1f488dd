import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, addMonths, type CalendarDate, toDateColumn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { whereTagged } from "@/lib/tags/queries";
import { type JudgedEdition, listJudgedEditions } from "../editions/queries";
import type { PlannerFilters } from "./filters";

/** The last day of the year or month that the filters show. */
export function lastDayOf({ view, from }: Pick<PlannerFilters, "view" | "from">): CalendarDate {
  return addDays(addMonths(from, view === "planner" ? 12 : 1), -1);
}

/**
 * Editions that touch the year or month: that are held in it, have a milestone in it, or are of that year and have no dates yet.
 * By first day, those without one last.
 */
export async function listPlannedEditions(
  db: Db,
  viewer: Viewer,
  filters: PlannerFilters,
): Promise<JudgedEdition[]> {
  const { view, from, country, series, domain, tag } = filters;
  const first = toDateColumn(from);
  const last = toDateColumn(lastDayOf(filters));
  const within = { gte: first, lte: last };
  return listJudgedEditions(db, viewer, {
    ...whereTagged(tag ? [tag] : []),
    ...(country ? { countryCodes: { has: country } } : {}),
    ...(series || domain
      ? { series: { ...(series ? { slug: series } : {}), ...(domain ? { domains: { has: domain } } : {}) } }
      : {}),
    OR: [
      { startsOn: { lte: last }, endsOn: { gte: first } },
      { milestones: { some: { OR: [{ plannedOn: within }, { heldOn: within }] } } },
      ...(view === "planner" ? [{ startsOn: null, year: Number(from.slice(0, 4)) }] : []),
    ],
  });
}

/** Series that have an edition, by name, for the planner's filter. */
export async function listPlannedSeries(db: Db): Promise<{ slug: string; name: string }[]> {
  return db.exerciseSeries.findMany({
    where: { editions: { some: {} } },
    orderBy: { name: "asc" },
    select: { slug: true, name: true },
  });
}
