import {
  COLUMN_MONTHS,
  type ColumnMonths,
  GAP_MONTHS,
  type GapMonths,
  PERIOD_MONTHS,
  type PeriodMonths,
} from "./rules";

/** What the leader chose to look at. */
export type DashboardChoice = { months: PeriodMonths; column: ColumnMonths; gap: GapMonths };

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the page's address: `months` (1, 3, 6, 12; else 12), `column` (1, 3; else 1) and `gap` (3, 6, 12; else 6). Never fails. */
export function readDashboardChoice(query: Query): DashboardChoice {
  return {
    months: choose(PERIOD_MONTHS, query.months, 12),
    column: choose(COLUMN_MONTHS, query.column, 1),
    gap: choose(GAP_MONTHS, query.gap, 6),
  };
}

/** The page's address for a choice, without what is as it would be anyway. */
export function dashboardHref({ months, column, gap }: DashboardChoice): string {
  const query = new URLSearchParams();
  if (months !== 12) query.set("months", String(months));
  if (column !== 1) query.set("column", String(column));
  if (gap !== 6) query.set("gap", String(gap));
  return query.size > 0 ? `/dashboards?${query}` : "/dashboards";
}

function choose<T extends number>(
  allowed: readonly T[],
  given: string | readonly string[] | undefined,
  other: T,
): T {
  const text = [given ?? []].flat().at(-1);
  return allowed.find((value) => String(value) === text) ?? other;
}
