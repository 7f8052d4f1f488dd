import { ColumnChart } from "@/components/charts/column-chart";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { EmptyState } from "@/components/ui/empty-state";
import { Tile, Tiles } from "@/components/ui/tile";
import { formatCount } from "@/lib/counts";
import type { AheadModel } from "@/lib/dashboards/ahead/prepare";

/** What is still to come, by status and week. */
export function AheadSection({ ahead }: { ahead: AheadModel }) {
  const { withoutWeek, doubtful } = ahead;
  return (
    <Section boxed title="The next 90 days" note={`${ahead.words}, in spans of seven days from today.`}>
      {ahead.total.value === 0 ? (
        <EmptyState icon="calendar" title="Nothing is planned in the next 90 days">
          Proposed, planned and confirmed engagements stand here once they are published.
        </EmptyState>
      ) : (
        <div className="grid grid-cols-1 gap-5">
          <Tiles>
            {ahead.byStatus.map((status) => (
              <Tile key={status.status} label={status.label} value={status.value} href={status.href} />
            ))}
          </Tiles>
          <ColumnChart
            caption={`Engagements that begin, by week, ${ahead.words}`}
            columnHead="Week"
            series={ahead.weeks.series}
            columns={ahead.weeks.columns}
          />
        </div>
      )}
      {withoutWeek.value > 0 || doubtful.value > 0 ? (
        <p className="mt-3 text-sm text-muted">
          {withoutWeek.value > 0 ? (
            <>
              <Anchor href={withoutWeek.href} className="prose-link">
                {formatCount(withoutWeek.value)} in the total
              </Anchor>
              {" are known only to the month and stand in no week. "}
            </>
          ) : null}
          {doubtful.value > 0 ? (
            <>
              <Anchor href={doubtful.href} className="prose-link">
                {formatCount(doubtful.value)} more
              </Anchor>
              {" may begin inside or outside these days and are left out."}
            </>
          ) : null}
        </p>
      ) : null}
    </Section>
  );
}
