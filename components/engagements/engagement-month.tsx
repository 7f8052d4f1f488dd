import { Anchor } from "@/components/ui/anchor";
import { MonthGrid } from "@/components/ui/month-grid";
import { counted, formatCount } from "@/lib/counts";
import { formatDateRange } from "@/lib/dates";
import type { DayOfMonth, MonthModel } from "@/lib/engagements/looks/prepare";
import type { CalendarRow } from "@/lib/engagements/looks/queries";
import { CountryNames } from "./country-names";
import { MonthSteps, NearLinks, type Step } from "./month-steps";
import { StatusBadge } from "./status-badge";

/** Running engagements named in one day of the grid; the rest is counted there and named on the day it began. */
const RUNNING_IN_A_DAY = 2;

type EngagementMonthProps = {
  model: MonthModel;
  /** Whether the month is shown because the one that would be has none. */
  isMoved: boolean;
  /** The nearest months with any, where this one has none. */
  near: readonly Step[];
  before: Step;
  after: Step;
};

/** The engagements of one month on its days, with a shelf for those whose day is not known. */
export function EngagementMonth({ model, isMoved, near, before, after }: EngagementMonthProps) {
  const { name, weeks, throughout, unknown, unknownCount, unnamedRunning, count } = model;
  const words = `${counted(count, "engagement")} in this month`;
  return (
    <div className="grid grid-cols-1 gap-3">
      <MonthSteps
        title={name}
        note={isMoved ? `${words}, the nearest with any` : words}
        before={before}
        after={after}
      />
      {near.length > 0 ? (
        <p>
          <NearLinks steps={near} />
        </p>
      ) : null}
      <MonthGrid
        caption={`Engagements in ${name}`}
        weeks={weeks.map((week) =>
          week.map(({ day, isInMonth, isToday, ...rest }) => ({
            day,
            isInMonth,
            isToday,
            isQuiet: rest.starting.length === 0,
            content: <DayContent {...rest} />,
          })),
        )}
      />
      {throughout.length + unnamedRunning > 0 ? (
        <Shelf title="Through the whole month and beyond" rows={throughout} more={unnamedRunning} />
      ) : null}
      {unknownCount > 0 ? (
        <Shelf title="Day not known" rows={unknown} more={unknownCount - unknown.length} />
      ) : null}
    </div>
  );
}

function Shelf({ title, rows, more }: { title: string; rows: readonly CalendarRow[]; more: number }) {
  return (
    <section aria-label={title} className="grid gap-2 rounded-lg border border-dashed border-control p-3">
      <h3 className="text-sm font-semibold">
        {title} <span className="font-normal text-muted">{formatCount(rows.length + more)}</span>
      </h3>
      <ul className="grid gap-1 text-sm">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-x-2">
            <span className="text-muted">{formatDateRange(row.startsOn, row.endsOn, row.datePrecision)}</span>
            <Anchor href={`/engagements/${row.reference}`} className="prose-link">
              {row.title}
            </Anchor>
            <CountryNames countries={row.countries} most={3} />
          </li>
        ))}
        {more > 0 ? <li className="text-muted">and {formatCount(more)} more</li> : null}
      </ul>
    </section>
  );
}

function DayContent({ starting, more, href, running }: Omit<DayOfMonth, "day" | "isInMonth" | "isToday">) {
  const named = running.slice(0, RUNNING_IN_A_DAY);
  return (
    <ul className="grid gap-1 text-xs">
      {starting.map((row) => (
        <Starting key={row.id} row={row} />
      ))}
      {more > 0 ? (
        <li>
          <Anchor href={href} className="prose-link">
            All {formatCount(starting.length + more)} that start
          </Anchor>
        </li>
      ) : null}
      {named.map((row) => (
        <li key={row.id} className="truncate rounded-sm bg-info-soft px-1 text-info" title={row.title}>
          <span className="sr-only">Goes on: </span>→ {row.title}
        </li>
      ))}
      {running.length > named.length ? (
        <li className="px-1 text-muted">{formatCount(running.length - named.length)} more go on</li>
      ) : null}
    </ul>
  );
}

function Starting({ row }: { row: CalendarRow }) {
  return (
    <li className="grid gap-0.5 rounded-sm bg-neutral-soft px-1 py-0.5">
      <Anchor href={`/engagements/${row.reference}`} className="wrap-anywhere hover:underline">
        {row.title}
      </Anchor>
      <span className="flex flex-wrap items-center gap-x-2 text-muted">
        <CountryNames countries={row.countries} most={2} />
        {row.status === "COMPLETE" ? null : <StatusBadge status={row.status} />}
      </span>
    </li>
  );
}
