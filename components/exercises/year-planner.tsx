import { Gantt, GanttLegend, GanttMark, type GanttModel } from "@/components/charts/gantt";
import { Anchor } from "@/components/ui/anchor";
import { Icon } from "@/components/ui/icon";
import { formatDate } from "@/lib/dates";
import { HEALTH_LABELS } from "@/lib/exercises/labels";
import { eventsByMonth, type PlannerEvent, type PlannerRow } from "@/lib/exercises/planner/prepare";
import { HealthBadge } from "./badges";

export const MARK_LABELS = {
  DONE: "Done",
  OVERDUE: "Overdue",
  SOON: "Due within 30 days",
  TO_COME: "To come",
} as const;

type YearPlannerProps = {
  year: string;
  rows: readonly PlannerRow[];
  events: readonly PlannerEvent[];
  ticks: GanttModel["ticks"];
  today: number | null;
};

/** A year of exercises: a bar for each edition with its milestones, and the same days as a list by month, which is all a phone shows. */
export function YearPlanner({ year, rows, events, ticks, today }: YearPlannerProps) {
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="grid gap-3 max-sm:hidden">
        <GanttLegend labels={MARK_LABELS} />
        <Gantt
          caption={`Exercises of ${year}`}
          labelHead="Edition"
          stateHead="State"
          model={{ ticks, today, rows: rows.map(ganttRow) }}
        />
      </div>
      <details className="group/list print:hidden max-sm:details-content:[content-visibility:visible]">
        <summary className="flex min-h-6 w-fit list-none items-center gap-1.5 text-sm text-link hover:underline max-sm:supports-[selector(::details-content)]:hidden [&::-webkit-details-marker]:hidden">
          <Icon name="chevron-right" className="transition-transform group-open/list:rotate-90" />
          The same by month, as a list
        </summary>
        <EventList events={events} />
      </details>
    </div>
  );
}

function ganttRow(row: PlannerRow): GanttModel["rows"][number] {
  const [worst] = row.findings;
  return {
    key: row.key,
    href: row.href,
    label: (
      <span className="grid">
        <Anchor href={row.href} className="font-medium hover:underline">
          {row.title}
        </Anchor>
        <span className="flex flex-wrap gap-x-2 text-xs text-muted">
          {row.when}
          {row.isFictional ? <span>Fictional</span> : null}
        </span>
      </span>
    ),
    state: (
      <span className="grid justify-items-start gap-0.5">
        <HealthBadge health={worst.health} />
        <span className="text-xs text-muted">{worst.reason}</span>
      </span>
    ),
    bar: row.bar && { ...row.bar, name: `${row.title}, ${row.when}` },
    marks: row.marks.map(({ key, at, look, name }) => ({ key, at, look, name: `${row.title}: ${name}` })),
  };
}

/** Events of the year under their months. */
function EventList({ events }: { events: readonly PlannerEvent[] }) {
  return (
    <div className="grid gap-5 pt-2">
      {eventsByMonth(events).map(({ month, events: ofMonth }) => (
        <section key={month} aria-label={month} className="grid gap-1">
          <h3 className="font-semibold">{month}</h3>
          <ul className="grid gap-px overflow-hidden rounded-md border border-border bg-border">
            {ofMonth.map((event) => (
              <li
                key={event.key}
                className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-surface px-3 py-2 text-sm"
              >
                <span className="w-24 shrink-0 tabular-nums text-muted">{formatDate(event.on)}</span>
                <EventMark event={event} />
                <span className="min-w-0 flex-1 basis-48">
                  <Anchor href={event.row.href} className="prose-link">
                    {event.row.title}
                  </Anchor>
                  : {event.what}
                  <span className="text-muted">
                    {" · "}
                    {eventState(event)}
                    {event.row.isFictional ? " · fictional" : ""}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

export function EventMark({ event }: { event: PlannerEvent }) {
  if (event.look === "RUNNING")
    return <span aria-hidden className="block h-3 w-3.5 shrink-0 rounded-[2px] bg-chart-1" />;
  return <GanttMark look={event.look} />;
}

/** The state of a day in words: that of the milestone, or of the whole edition on its first and last day. */
function eventState({ look, row }: PlannerEvent): string {
  if (look !== "RUNNING") return MARK_LABELS[look].toLowerCase();
  const [worst] = row.findings;
  return HEALTH_LABELS[worst.health].toLowerCase();
}
