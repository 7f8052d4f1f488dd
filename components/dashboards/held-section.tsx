import type { ComponentProps } from "react";
import { BarChart } from "@/components/charts/bar-chart";
import { ColumnChart } from "@/components/charts/column-chart";
import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { Disclosure } from "@/components/ui/disclosure";
import { counted, formatCount } from "@/lib/counts";
import type { HeldModel } from "@/lib/dashboards/held/prepare";
import type { ColumnMonths } from "@/lib/dashboards/rules";
import { ChoiceLinks } from "./choice-links";

/** Types shown before the rest is asked for. */
const FIRST_ROWS = 14;

type HeldProps = { held: HeldModel; period: string; previousPeriod: string };

type HeldByMonthProps = HeldProps & {
  column: ColumnMonths;
  /** How many months may stand in a column; none where the period is a single one. */
  choices: ComponentProps<typeof ChoiceLinks>["choices"];
};

/** What was held month by month, or by three of them, with the period before as a ghost. */
export function HeldByMonth({ held, period, previousPeriod, column, choices }: HeldByMonthProps) {
  const title = column === 1 ? "Held by month" : "Held by three months";
  return (
    <Section
      boxed
      title={title}
      action={choices.length > 0 ? <ChoiceLinks label="Months in a column" choices={choices} /> : null}
      note={`${period}, by the group of the engagement's type. An event of several nations counts once.`}
    >
      <ColumnChart
        caption={`${title.replace("Held", "Engagements held")}, ${period}`}
        columnHead={column === 1 ? "Month" : "Months"}
        series={held.byMonth.series}
        previousHead={held.byMonth.hasPrevious ? previousPeriod : undefined}
        columns={held.byMonth.columns}
      />
      {held.withoutMonth.value > 0 ? (
        <p className="mt-3 text-sm text-muted">
          <Anchor href={held.withoutMonth.href} className="prose-link">
            {formatCount(held.withoutMonth.value)} more
          </Anchor>{" "}
          are counted in the total but stand in no column: only the year is known.
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
        <Disclosure printsOpen summary={`Show the other ${counted(rest.length, "type")}`} className="mt-2">
          <BarChart caption={`The other types, ${period}`} rows={rest} {...heads} />
        </Disclosure>
      ) : null}
    </Section>
  );
}
