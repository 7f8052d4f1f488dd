import { Anchor } from "@/components/ui/anchor";
import { MonthGrid } from "@/components/ui/month-grid";
import type { CalendarDay } from "@/lib/exercises/planner/prepare";
import { EventMark, MARK_LABELS } from "./year-planner";

/** A month of exercises on its days. */
export function MonthCalendar({
  month,
  weeks,
}: {
  month: string;
  weeks: readonly (readonly CalendarDay[])[];
}) {
  return (
    <MonthGrid
      caption={`Exercises in ${month}`}
      weeks={weeks.map((week) =>
        week.map(({ day, isInMonth, isToday, events, running }) => ({
          day,
          isInMonth,
          isToday,
          isQuiet: events.length === 0 && running.length === 0,
          content: <DayContent events={events} running={running} />,
        })),
      )}
    />
  );
}

function DayContent({ events, running }: Pick<CalendarDay, "events" | "running">) {
  return (
    <ul className="grid gap-1">
      {events.map((event) => (
        <li key={event.key} className="flex items-start gap-1 text-xs">
          <span className="mt-px">
            <EventMark event={event} />
          </span>
          <span className="min-w-0 wrap-anywhere">
            <Anchor href={event.row.href} className="prose-link">
              {event.row.title}
            </Anchor>
            : {event.what}
            {event.look === "RUNNING" ? null : (
              <span className="sr-only">, {MARK_LABELS[event.look].toLowerCase()}</span>
            )}
          </span>
        </li>
      ))}
      {running.map((row) => (
        <li key={row.key} className="truncate rounded-sm bg-info-soft px-1 text-xs text-info">
          {row.title}
        </li>
      ))}
    </ul>
  );
}
