import { clsx } from "clsx";
import { Anchor } from "@/components/ui/anchor";
import { formatDate } from "@/lib/dates";
import type { CalendarDay } from "@/lib/exercises/planner/prepare";
import { EventMark, MARK_LABELS } from "./year-planner";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

/** A month of exercises, weeks from Monday. A phone shows the days on which something happens, one under the other. */
export function MonthCalendar({
  month,
  weeks,
}: {
  month: string;
  weeks: readonly (readonly CalendarDay[])[];
}) {
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 text-left text-sm max-sm:block">
      <caption className="sr-only">Exercises in {month}</caption>
      <thead className="max-sm:hidden">
        <tr>
          {WEEKDAYS.map((name) => (
            <th key={name} scope="col" className="border-b border-control px-2 py-1 text-xs text-muted">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:grid max-sm:gap-px">
        {weeks.map((week) => (
          <tr key={week[0]?.day} className="break-inside-avoid max-sm:contents">
            {week.map((day) => (
              <Day key={day.day} {...day} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, isInMonth, isToday, events, running }: CalendarDay) {
  const isEmpty = events.length === 0 && running.length === 0;
  return (
    <td
      className={clsx(
        "h-24 border-b border-l border-border p-1.5 align-top last:border-r max-sm:block max-sm:h-auto max-sm:border-x print:h-20",
        isInMonth ? "bg-surface" : "bg-sunken",
        isEmpty && "max-sm:hidden",
      )}
    >
      {isInMonth ? (
        <time
          dateTime={day}
          aria-current={isToday ? "date" : undefined}
          className={clsx("text-xs tabular-nums", isToday ? "font-bold underline" : "text-muted")}
        >
          <span className="sm:hidden">{formatDate(day)}</span>
          <span className="max-sm:hidden">{Number(day.slice(8))}</span>
          {isToday ? <span className="sr-only"> today</span> : null}
        </time>
      ) : null}
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
    </td>
  );
}
