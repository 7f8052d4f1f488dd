import { addMonths, type CalendarDate, parseCalendarDate } from "@/lib/dates";
import type { Domain } from "@/lib/generated/prisma/enums";
import { type Health, type Phase, SEVERITY } from "../editions/rules";
import { SERIES_DOMAINS } from "../filters";
import { PHASE_LABELS } from "../labels";

export const PHASES = Object.keys(PHASE_LABELS) as Phase[];

export const VIEWS = ["planner", "calendar"] as const;

export type PlannerFilters = {
  view: (typeof VIEWS)[number];
  /** First day of the year or month that is shown. */
  from: CalendarDate;
  /** Alpha-3 of a country that hosts or was asked. */
  country: string | null;
  /** Slug. */
  series: string | null;
  domain: Domain | null;
  phase: Phase | null;
  health: Health | null;
};

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Which of the pages at /exercises the address asks for: the planner or the calendar, else null for the list of series. */
export function readView(query: Query): PlannerFilters["view"] | null {
  return VIEWS.find((view) => view === lastOf(query, "view")) ?? null;
}

export const LISTS = ["lessons", "milestones"] as const;

/** Which of the lists across exercises the address asks for; null for none. */
export function readList(query: Query): (typeof LISTS)[number] | null {
  return LISTS.find((list) => list === lastOf(query, "view")) ?? null;
}

/** Reads the planner's filters from its address, for the year or month of `today` unless another is asked for. Never fails:
 * what cannot be read is left out. */
export function readPlannerFilters(
  view: PlannerFilters["view"],
  query: Query,
  today: CalendarDate,
): PlannerFilters {
  const one = (name: string, pattern: RegExp) => pattern.exec(lastOf(query, name))?.[0] ?? null;
  const year = one("year", /^(19[5-9]\d|20\d\d)$/) ?? today.slice(0, 4);
  const month = parseCalendarDate(`${one("month", /^(19[5-9]\d|20\d\d)-\d{2}$/) ?? ""}-01`);
  return {
    view,
    from: view === "planner" ? `${year}-01-01` : (month ?? `${today.slice(0, 7)}-01`),
    country: one("country", /^[A-Z]{3}$/),
    series: one("series", /^[a-z0-9-]{1,80}$/),
    domain: SERIES_DOMAINS.find((domain) => domain === lastOf(query, "domain")) ?? null,
    phase: PHASES.find((phase) => phase === lastOf(query, "phase")) ?? null,
    health: SEVERITY.find((health) => health === lastOf(query, "health")) ?? null,
  };
}

/** The address of the planner or calendar under these filters. */
export function plannerHref(filters: PlannerFilters): string {
  const { view, from, country, series, domain, phase, health } = filters;
  const query = new URLSearchParams({
    view,
    ...(view === "planner" ? { year: from.slice(0, 4) } : { month: from.slice(0, 7) }),
  });
  for (const [name, value] of Object.entries({ country, series, domain, phase, health }))
    if (value !== null) query.set(name, value);
  return `/exercises?${query}`;
}

/** The same year or month in full. */
export function unnarrowed(filters: PlannerFilters): PlannerFilters {
  return { ...filters, country: null, series: null, domain: null, phase: null, health: null };
}

/** The same filters, `steps` years or months on. */
export function stepped(filters: PlannerFilters, steps: number): PlannerFilters {
  const months = filters.view === "planner" ? 12 : 1;
  return { ...filters, from: addMonths(filters.from, steps * months) };
}

function lastOf(query: Query, name: string): string {
  return [query[name] ?? []].flat().at(-1) ?? "";
}
