import { BarChart } from "@/components/charts/bar-chart";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { formatCount } from "@/lib/counts";
import type { SeniorityModel } from "@/lib/dashboards/seniority/prepare";

type SeniorityProps = { seniority: SeniorityModel; period: string; previousPeriod: string };

/** Who was met, by the most senior counterpart present. */
export function SenioritySection({ seniority, period, previousPeriod }: SeniorityProps) {
  const { rows, unknown, total } = seniority;
  const hasPrevious = rows.some((row) => row.previous > 0) || unknown.previous > 0;
  return (
    <Section boxed title="Who was met" note={`Held ${period}, by the most senior counterpart who was there.`}>
      <BarChart
        caption={`Engagements held by band of the most senior counterpart, ${period}`}
        rowHead="Band"
        valueHead={period}
        previousHead={hasPrevious ? previousPeriod : undefined}
        rows={rows}
      />
      {total > 0 ? (
        <Anchor
          href={unknown.href}
          className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-sm border-t border-border px-1 pt-3 text-sm hover:bg-hover"
        >
          <span aria-hidden className="h-4 w-10 rounded-sm border border-hatch hatched" />
          <span className="flex-1">
            No counterpart's rank is recorded
            {unknown.share && unknown.value > 0 ? ` (${unknown.share} of those held)` : ""}
          </span>
          <span className="tabular-nums">{formatCount(unknown.value)}</span>
        </Anchor>
      ) : null}
    </Section>
  );
}
