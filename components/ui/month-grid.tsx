import { clsx } from "clsx";
import type { ReactNode } from "react";
import { formatDate } from "@/lib/dates";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

export type GridDay = {
  /** YYYY-MM-DD */
  day: string;
  isInMonth: boolean;
  isToday: boolean;
  content: ReactNode;
  /** Whether nothing new happens on it: a phone leaves such a day out. */
  isQuiet: boolean;
};

/** A month in weeks from Monday. A phone shows the days on which something begins, one under the other. */
export function MonthGrid({ caption, weeks }: { caption: string; weeks: readonly (readonly GridDay[])[] }) {
  return (
    <table className="w-full table-fixed border-separate border-spacing-0 text-left text-sm max-sm:block">
      <caption className="sr-only">{caption}</caption>
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

function Day({ day, isInMonth, isToday, content, isQuiet }: GridDay) {
  return (
    <td
      className={clsx(
        "h-24 border-b border-l border-border p-1.5 align-top last:border-r max-sm:block max-sm:h-auto max-sm:border-x print:h-20",
        isInMonth ? "bg-surface" : "bg-sunken",
        isQuiet && "max-sm:hidden",
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
      {content}
    </td>
  );
}
