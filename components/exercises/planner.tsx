import { PrintLandscape } from "@/components/layout/print-note";
import { Anchor } from "@/components/ui/anchor";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { counted } from "@/lib/counts";
import { type CalendarDate, formatDate } from "@/lib/dates";
import type { JudgedEdition } from "@/lib/exercises/editions/queries";
import { type PlannerFilters, plannerHref, stepped } from "@/lib/exercises/planner/filters";
import {
  calendarWeeks,
  monthTicks,
  plannerEvents,
  plannerRows,
  shareOf,
} from "@/lib/exercises/planner/prepare";
import { MonthCalendar } from "./month-calendar";
import { YearPlanner } from "./year-planner";

type PlannerProps = {
  editions: readonly JudgedEdition[];
  filters: PlannerFilters;
  /** Last day of the year or month shown. */
  to: CalendarDate;
  today: CalendarDate;
};

/** A year of exercises as a planner, or a month as a calendar, with the way to the ones before and after. */
export function Planner({ editions, filters, to, today }: PlannerProps) {
  const { view, from } = filters;
  const rows = plannerRows(editions, { ...filters, to }, today);
  const span = { from, to };
  const title = view === "planner" ? from.slice(0, 4) : formatDate(from, "MONTH");
  return (
    <section aria-label={`Exercises of ${title}`} className="grid grid-cols-1 gap-4">
      <PrintLandscape />
      <div className="flex flex-wrap items-center gap-3">
        <Step filters={stepped(filters, -1)} icon="chevron-left" word="Previous" />
        <h2 className="text-xl font-semibold tabular-nums">{title}</h2>
        <Step filters={stepped(filters, 1)} icon="chevron-right" word="Next" />
        <p className="text-sm text-muted">{counted(rows.length, "edition")}</p>
      </div>
      {rows.length === 0 ? (
        <EmptyState icon="calendar" title={`No exercise in ${title} fits`}>
          Editions stand here with their dates and milestones. Clear the filters above, or look at another{" "}
          {view === "planner" ? "year" : "month"}.
        </EmptyState>
      ) : view === "planner" ? (
        <YearPlanner
          year={title}
          rows={rows}
          events={plannerEvents(editions, rows, span)}
          ticks={monthTicks(span)}
          today={today >= from && today <= to ? shareOf(today, span) : null}
        />
      ) : (
        <MonthCalendar month={title} weeks={calendarWeeks(editions, rows, span, today)} />
      )}
    </section>
  );
}

function Step({
  filters,
  icon,
  word,
}: {
  filters: PlannerFilters;
  icon: "chevron-left" | "chevron-right";
  word: string;
}) {
  const unit = filters.view === "planner" ? "year" : "month";
  return (
    <Anchor
      href={plannerHref(filters)}
      className="grid size-9 place-items-center rounded-md border border-control bg-surface hover:bg-hover print:hidden"
    >
      <Icon name={icon} size={5} label={`${word} ${unit}`} />
    </Anchor>
  );
}
