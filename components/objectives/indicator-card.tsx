import { ColumnChart } from "@/components/charts/column-chart";
import { keepFor, type Writer } from "@/components/kept-words/kept-words";
import { Disclosure } from "@/components/ui/disclosure";
import { counted } from "@/lib/counts";
import { type CalendarDate, formatDate } from "@/lib/dates";
import { formatValue } from "@/lib/objectives/labels";
import { prepareIndicator } from "@/lib/objectives/prepare";
import type { IndicatorView, QuarterCount } from "@/lib/objectives/queries";
import { standingOf } from "@/lib/objectives/rules";
import { ReadingForm } from "./objective-forms";
import { StandingBadge } from "./standing-badge";

type IndicatorCardProps = {
  writer: Writer;
  indicator: IndicatorView;
  quarters: readonly QuarterCount[];
  today: CalendarDate;
  /** The id that the next value takes; null where the viewer writes none down. */
  readingId: string | null;
};

/** Where one indicator stands, the way it came, and the values it is known by. */
export function IndicatorCard({ writer, indicator, quarters, today, readingId }: IndicatorCardProps) {
  const { id, name, unit, baseline, target, countedBy, readings } = indicator;
  const { value, asOf, trend } = prepareIndicator(indicator, quarters, today);
  return (
    <div
      id={`indicator-${id}`}
      data-keep-together
      className="grid content-start gap-3 rounded-lg border border-border bg-surface p-4 target:bg-selected"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h3 className="min-w-0 flex-1 basis-52 font-semibold break-words">{name}</h3>
        <StandingBadge standing={standingOf(indicator, value)} />
      </div>
      <p>
        {value === null ? (
          <span className="text-muted">No value is known.</span>
        ) : (
          <>
            <span className="text-2xl font-semibold tabular-nums">{formatValue(value)}</span> {unit}
          </>
        )}
        <span className="block text-sm text-muted">
          {baseline === null ? "" : `from ${formatValue(baseline)}, `}target {formatValue(target)} {unit}
          {countedBy ? ", counted from what you may see of the record" : null}
          {asOf && !countedBy ? `, as of ${formatDate(asOf)}` : null}
        </span>
      </p>
      {value === null ? null : (
        <ColumnChart
          caption={`${name}, by quarter`}
          columnHead="Quarter"
          series={[unit]}
          columns={trend.map(({ key, label, name: quarter, value: height }) => ({
            key,
            label,
            name: quarter,
            parts: height === null ? null : [{ value: height }],
          }))}
          target={{ value: target, label: "Target" }}
        />
      )}
      {readings.length > 0 ? (
        <Disclosure summary={counted(readings.length, "value")} printsOpen>
          <ol className="grid gap-1 text-sm">
            {readings.toReversed().map((reading) => (
              <li key={reading.id} className="break-words">
                <span className="tabular-nums">
                  {formatDate(reading.readOn)}: {formatValue(reading.value)}
                </span>
                , {reading.source}
                {reading.recordedBy ? (
                  <span className="text-muted"> (written down by {reading.recordedBy})</span>
                ) : null}
              </li>
            ))}
          </ol>
        </Disclosure>
      ) : null}
      {readingId && !countedBy ? (
        <Disclosure summary="Write down a value" className="print:hidden">
          <ReadingForm
            id={readingId}
            keep={keepFor(writer, "reading", indicator.id)}
            indicator={{ id: indicator.id, unit }}
            today={today}
          />
        </Disclosure>
      ) : null}
    </div>
  );
}
