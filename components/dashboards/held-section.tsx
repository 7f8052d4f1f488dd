import { BarChart } from "@/components/charts/bar-chart";
import { ColumnChart } from "@/components/charts/column-chart";
import { Section } from "@/components/layout/section";
import { formatCount } from "@/components/ui/count";
import type { HeldModel } from "@/lib/dashboards/held/prepare";

type HeldSectionProps = { held: HeldModel; period: string; previousPeriod: string };

/** What was held, by month and by type, with the period before as a ghost. */
export function HeldSection({ held, period, previousPeriod }: HeldSectionProps) {
  const previousHead = held.byMonth.hasPrevious ? previousPeriod : undefined;
  return (
    <>
      <Section
        boxed
        title="Held by month"
        note={`${period}, by the group of the engagement's type. An event of several nations counts once.`}
      >
        <ColumnChart
          caption={`Engagements held by month, ${period}`}
          columnHead="Month"
          series={held.byMonth.series}
          previousHead={previousHead}
          columns={held.byMonth.columns}
        />
        {held.withoutMonth > 0 ? (
          <p className="mt-3 text-sm text-muted">
            {formatCount(held.withoutMonth)} more are counted in the total but stand in no column: only the
            year is known.
          </p>
        ) : null}
      </Section>
      <Section
        boxed
        title="Held by type"
        note={`${period}. Types without any in either period are left out.`}
      >
        <BarChart
          caption={`Engagements held by type, ${period}`}
          rowHead="Type"
          valueHead={period}
          previousHead={previousHead}
          rows={held.byType}
        />
      </Section>
    </>
  );
}
