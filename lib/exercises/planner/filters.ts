import { addMonths, type CalendarDate, monthStart, parseCalendarDate } from "@/lib/dates";
import { isTagKey } from "@/lib/engagements/tag-keys";
import type { Domain } from "@/lib/generated/prisma/enums";
import { type Health, SEVERITY } from "../editions/health/rules";
import type { Phase } from "../editions/rules";
import { SERIES_DOMAINS } from "../filters";
import { PHASE_LABELS } from "../labels";

export const PHASES = Object.keys(PHASE_LABELS) as Phase[];

export const VIEWS = ["planner", "calendar"] as const;

export type PlannerFilters = {
  view: (typeof VIEWS)[number];
  /** First day of the year or month that is shown. */
  from: CalendarDate;
  /** Alpha-3 of a country that hosts, or was asked and did not decline. */
  country: string | null;
  /** Slug. */
  series: string | null;
  domain: Domain | null;
  phase: Phase | null;
  health: Health | null;
  /** Key of a tag of any scheme, such as `NDU.EXERCISE`. */
  tag: string | null;
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
  const one = (name: string, pattern: RegExp) => matchIn(query, name, pattern);
  return {
    view,
    from: readPeriod(view, query) ?? runningPeriod(view, today),
    country: one("country", /^[A-Z]{3}$/),
    series: one("series", /^[a-z0-9-]{1,80}$/),
    domain: SERIES_DOMAINS.find((domain) => domain === lastOf(query, "domain")) ?? null,
    phase: PHASES.find((phase) => phase === lastOf(query, "phase")) ?? null,
    health: SEVERITY.find((health) => health === lastOf(query, "health")) ?? null,
    tag: isTagKey(lastOf(query, "tag")) ? lastOf(query, "tag") : null,
  };
}

/** First day of the year or month that the address asks for; null for whichever runs when it is opened. */
export function readPeriod(view: PlannerFilters["view"], query: Query): CalendarDate | null {
  if (view === "planner") {
    const year = matchIn(query, "year", /^(19[5-9]\d|20\d\d)$/);
    return year === null ? null : `${year}-01-01`;
  }
  return parseCalendarDate(`${matchIn(query, "month", /^(19[5-9]\d|20\d\d)-\d{2}$/) ?? ""}-01`);
}

function runningPeriod(view: PlannerFilters["view"], today: CalendarDate): CalendarDate {
  return view === "planner" ? `${today.slice(0, 4)}-01-01` : monthStart(today);
}

/** The same filters as a view that is kept: of the year or month of `today` it shows whichever runs when it is opened. */
export function keptPlannerHref(filters: PlannerFilters, today: CalendarDate): string {
  const isRunning = filters.from === runningPeriod(filters.view, today);
  return plannerHref(isRunning ? { ...filters, from: null } : filters);
}

/** The address of the planner or calendar under these filters; without a period it is of the one that runs. */
export function plannerHref(filters: Omit<PlannerFilters, "from"> & { from: CalendarDate | null }): string {
  const { view, from, country, series, domain, phase, health, tag } = filters;
  const query = new URLSearchParams({ view });
  if (from !== null && view === "planner") query.set("year", from.slice(0, 4));
  if (from !== null && view === "calendar") query.set("month", from.slice(0, 7));
  for (const [name, value] of Object.entries({ country, series, domain, phase, health, tag }))
    if (value !== null) query.set(name, value);
  return `/exercises?${query}`;
}

/** The same year or month in full. */
export function unnarrowed(filters: PlannerFilters): PlannerFilters {
  return { ...filters, country: null, series: null, domain: null, phase: null, health: null, tag: null };
}

/** The same filters, `steps` years or months on. */
export function stepped(filters: PlannerFilters, steps: number): PlannerFilters {
  const months = filters.view === "planner" ? 12 : 1;
  return { ...filters, from: addMonths(filters.from, steps * months) };
}

function matchIn(query: Query, name: string, pattern: RegExp): string | null {
  return pattern.exec(lastOf(query, name))?.[0] ?? null;
}

function lastOf(query: Query, name: string): string {
  return [query[name] ?? []].flat().at(-1) ?? "";
}
