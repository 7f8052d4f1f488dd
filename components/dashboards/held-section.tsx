import { BarChart } from "@/components/charts/bar-chart";
import { ColumnChart } from "@/components/charts/column-chart";
import { Section } from "@/components/layout/section";
import { formatCount } from "@/components/ui/count";
import { Disclosure } from "@/components/ui/disclosure";
import type { HeldModel } from "@/lib/dashboards/held/prepare";

/** Types shown before the rest is asked for. */
const FIRST_ROWS = 14;

type HeldProps = { held: HeldModel; period: string; previousPeriod: string };

/** What was held month by month, with the period before as a ghost. */
export function HeldByMonth({ held, period, previousPeriod }: HeldProps) {
  return (
    <Section
      boxed
      title="Held by month"
      note={`${period}, by the group of the engagement's type. An event of several nations counts once.`}
    >
      <ColumnChart
        caption={`Engagements held by month, ${period}`}
        columnHead="Month"
        series={held.byMonth.series}
        previousHead={held.byMonth.hasPrevious ? previousPeriod : undefined}
        columns={held.byMonth.columns}
      />
      {held.withoutMonth > 0 ? (
        <p className="mt-3 text-sm text-muted">
          {formatCount(held.withoutMonth)} more are counted in the total but stand in no column: only the year
          is known.
        </p>
      ) : null}
    </Section>
  );
}

/** What was held by type, with the period before as a ghost; the rarer types behind a word. */
export function HeldByType({ held, period, previousPeriod }: HeldProps) {
  const heads = {
    rowHead: "Type",
    valueHead: period,
    previousHead: held.byMonth.hasPrevious ? previousPeriod : undefined,
    max: Math.max(1, ...held.byType.flatMap((row) => [row.value, row.previous])),
  };
  const rest = held.byType.slice(FIRST_ROWS);
  return (
    <Section boxed title="Held by type" note={`${period}. Types without any in either period are left out.`}>
      <BarChart
        caption={`Engagements held by type, ${period}`}
        rows={held.byType.slice(0, FIRST_ROWS)}
        {...heads}
      />
      {rest.length > 0 ? (
        <Disclosure printsOpen summary={`Show the other ${formatCount(rest.length)} types`} className="mt-2">
          <BarChart caption={`The other types, ${period}`} rows={rest} {...heads} />
        </Disclosure>
      ) : null}
    </Section>
  );
}
