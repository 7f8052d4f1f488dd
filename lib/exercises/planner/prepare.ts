import { addDays, addMonths, type CalendarDate, daysBetween, formatDate, formatDateRange } from "@/lib/dates";
import { editionHealth, type Finding, type Health, milestoneHealth } from "../editions/health/rules";
import { editionHref } from "../editions/links";
import { milestoneKey } from "../editions/milestones/rules";
import type { JudgedEdition } from "../editions/queries";
import { type Phase, phaseOf } from "../editions/rules";
import { MILESTONE_LABELS, milestoneName } from "../labels";
import type { PlannerFilters } from "./filters";

/** How a milestone is drawn; shape and colour say the same. */
export type MarkLook = "DONE" | "OVERDUE" | "SOON" | "TO_COME";

export type PlannerMark = {
  key: string;
  /** Share of the period, 0 at its first day. */
  at: number;
  on: CalendarDate;
  look: MarkLook;
  short: string;
  /** What the mark says when read: "Final planning conference, 23 Jun 2025: done". */
  name: string;
};

export type PlannerRow = {
  key: string;
  href: string;
  reference: string;
  title: string;
  seriesName: string;
  when: string;
  isFictional: boolean;
  phase: Phase;
  findings: readonly [Finding, ...Finding[]];
  /** STARTEX to ENDEX as shares of the period, cut at its ends; null when it lies outside or has no dates. */
  bar: { from: number; to: number } | null;
  marks: readonly PlannerMark[];
};

/** The editions that fit the filters of state, as rows of the planner. */
export function plannerRows(
  editions: readonly JudgedEdition[],
  filters: Pick<PlannerFilters, "from" | "phase" | "health"> & { to: CalendarDate },
  today: CalendarDate,
): PlannerRow[] {
  return editions.flatMap((edition) => {
    const findings = editionHealth(edition, today);
    const phase = phaseOf(edition, today);
    if (filters.phase !== null && phase !== filters.phase) return [];
    if (filters.health !== null && findings[0].health !== filters.health) return [];
    const { series, reference, startsOn, endsOn } = edition;
    return [
      {
        key: edition.id,
        href: editionHref({ slug: series.slug, reference }),
        reference,
        title: titleOf(edition),
        seriesName: series.name,
        when: startsOn === null ? "Dates not set" : formatDateRange(startsOn, endsOn),
        isFictional: edition.isFictional,
        phase,
        findings,
        bar: barOf(startsOn, endsOn, filters),
        marks: marksOf(edition, filters, today),
      },
    ];
  });
}

/** What people call an edition: its own name, else the series and the year. */
export function titleOf({
  name,
  year,
  series,
}: {
  name: string | null;
  year: number;
  series: { name: string };
}): string {
  return name ?? `${series.name} ${year}`;
}

type Span = { from: CalendarDate; to: CalendarDate };

function barOf(startsOn: CalendarDate | null, endsOn: CalendarDate | null, span: Span): PlannerRow["bar"] {
  if (startsOn === null) return null;
  const last = endsOn ?? startsOn;
  if (startsOn > span.to || last < span.from) return null;
  return {
    from: Math.max(0, shareOf(startsOn, span)),
    // The last day is part of it.
    to: Math.min(1, shareOf(addDays(last, 1), span)),
  };
}

/** STARTEX and ENDEX are the ends of the bar and get no mark of their own. */
function marksOf(edition: JudgedEdition, span: Span, today: CalendarDate): PlannerMark[] {
  return edition.milestones
    .flatMap((milestone) => {
      const { kind, state, heldOn, plannedOn, precision } = milestone;
      const on = heldOn ?? plannedOn;
      if (kind === "STARTEX" || kind === "ENDEX" || state === "NOT_NEEDED" || on === null) return [];
      if (on < span.from || on > span.to) return [];
      const { health, reason } = milestoneHealth(milestone, today);
      const { short } = MILESTONE_LABELS[kind];
      const name = milestoneName(milestone);
      const day = formatDate(on, heldOn === null ? "DAY" : precision);
      return [
        {
          key: milestoneKey(milestone),
          at: shareOf(on, span),
          on,
          look: lookOf(state === "DONE", health),
          short,
          name: `${name}, ${day}: ${reason.toLowerCase()}`,
        },
      ];
    })
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}

function lookOf(isDone: boolean, health: Health): MarkLook {
  if (isDone) return "DONE";
  if (health === "RED") return "OVERDUE";
  return health === "AMBER" ? "SOON" : "TO_COME";
}

/** Where a day stands in the span: 0 at its first day, 1 after its last. */
export function shareOf(day: CalendarDate, { from, to }: Span): number {
  return daysBetween(from, day) / (daysBetween(from, to) + 1);
}

/** The first days of the months of a year as shares of it, with their short names. */
export function monthTicks(span: Span): { at: number; label: string }[] {
  return Array.from({ length: 12 }, (_, month) => addMonths(span.from, month)).map((day) => ({
    at: shareOf(day, span),
    label: formatDate(day, "MONTH").slice(0, 3),
  }));
}

export type PlannerEvent = {
  key: string;
  on: CalendarDate;
  /** "Final planning conference", "STARTEX", or "Day 3 of 12". */
  what: string;
  look: MarkLook | "RUNNING";
  row: PlannerRow;
};

/** What happens on which day of the span, by day: every milestone, and STARTEX and ENDEX of each edition. */
export function plannerEvents(
  editions: readonly JudgedEdition[],
  rows: readonly PlannerRow[],
  span: Span,
): PlannerEvent[] {
  const byId = new Map(editions.map((edition) => [edition.id, edition]));
  const events = rows.flatMap((row) => {
    const edition = byId.get(row.key);
    const days: PlannerEvent[] = row.marks.map((mark) => ({
      key: `${row.key} ${mark.key}`,
      on: mark.on,
      what: mark.name.split(",")[0] ?? mark.short,
      look: mark.look,
      row,
    }));
    for (const [what, on] of [
      ["STARTEX", edition?.startsOn],
      ["ENDEX", edition?.endsOn],
    ] as const)
      if (on && on >= span.from && on <= span.to)
        days.push({ key: `${row.key} ${what}`, on, what, look: "RUNNING", row });
    return days;
  });
  return events.sort((a, b) => (a.on === b.on ? (a.key < b.key ? -1 : 1) : a.on < b.on ? -1 : 1));
}

/** Events by month, months without any left out. */
export function eventsByMonth(events: readonly PlannerEvent[]): { month: string; events: PlannerEvent[] }[] {
  return [...Map.groupBy(events, ({ on }) => formatDate(on, "MONTH"))].map(([month, ofMonth]) => ({
    month,
    events: ofMonth,
  }));
}

export type CalendarDay = {
  day: CalendarDate;
  isInMonth: boolean;
  isToday: boolean;
  events: readonly PlannerEvent[];
  /** Editions under way that neither begin nor end on the day. */
  running: readonly PlannerRow[];
};

/** The weeks of a month, Monday first, whole weeks; what falls outside the month is left empty. */
export function calendarWeeks(
  editions: readonly JudgedEdition[],
  rows: readonly PlannerRow[],
  span: Span,
  today: CalendarDate,
): CalendarDay[][] {
  const events = Map.groupBy(plannerEvents(editions, rows, span), ({ on }) => on);
  const byId = new Map(rows.map((row) => [row.key, row]));
  const monday = addDays(span.from, -((weekday(span.from) + 6) % 7));
  const weeks: CalendarDay[][] = [];
  for (let first = monday; first <= span.to; first = addDays(first, 7))
    weeks.push(
      Array.from({ length: 7 }, (_, index) => addDays(first, index)).map((day) => {
        const isInMonth = day >= span.from && day <= span.to;
        return {
          day,
          isInMonth,
          isToday: day === today,
          events: isInMonth ? (events.get(day) ?? []) : [],
          running: isInMonth
            ? editions.flatMap(({ id, startsOn, endsOn }) =>
                startsOn !== null && endsOn !== null && startsOn < day && day < endsOn
                  ? (byId.get(id) ?? [])
                  : [],
              )
            : [],
        };
      }),
    );
  return weeks;
}

/** 0 is Sunday. */
function weekday(day: CalendarDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
