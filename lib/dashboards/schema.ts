import type { AddressQuery } from "@/lib/address";
import type { CalendarDate } from "@/lib/dates";
import {
  COLUMN_MONTHS,
  type ColumnMonths,
  GAP_MONTHS,
  type GapMonths,
  type PeriodChoice,
  periodsOn,
} from "./rules";

/** What the leader chose to look at. */
export type DashboardChoice = { period: PeriodChoice; column: ColumnMonths; gap: GapMonths };

const USUAL: DashboardChoice = { period: 12, column: 1, gap: 6 };

/**
 * Reads the page's address on `today` (UTC day): `months` (1, 3, 6, 12 or year; usually 12), `column` (1, 3; usually 1) and `gap`
 * (3, 6, 12; usually 6). Never fails: what cannot be read stays as it usually is, and `notices` say so, one sentence for each.
 */
export function readDashboardChoice(
  query: AddressQuery,
  today: CalendarDate,
): { choice: DashboardChoice; notices: string[] } {
  const notices: string[] = [];
  function read<Value extends number | string>(
    name: string,
    known: readonly Value[],
    usual: Value,
    toldOf: (asked: string) => string,
  ): Value {
    const asked = [query[name] ?? []].flat().at(-1);
    if (!asked) return usual;
    const found = known.find((value) => String(value) === asked);
    if (found === undefined) notices.push(toldOf(asked.slice(0, 40)));
    return found ?? usual;
  }
  const choice = {
    period: read("months", periodsOn(today), USUAL.period, (asked) =>
      asked === "year"
        ? `This year has no complete month yet: the last ${USUAL.period} complete months are shown.`
        : `"${asked}" is no period of this page: the last ${USUAL.period} complete months are shown.`,
    ),
    column: read(
      "column",
      COLUMN_MONTHS,
      USUAL.column,
      (asked) => `"${asked}" is no number of months in a column: each month has its own.`,
    ),
    gap: read(
      "gap",
      GAP_MONTHS,
      USUAL.gap,
      (asked) => `"${asked}" is no length of a gap: it is counted after ${USUAL.gap} months.`,
    ),
  };
  return { choice, notices };
}

/** The page's address for a choice, without what is as it would be anyway. */
export function dashboardHref({ period, column, gap }: DashboardChoice): string {
  const query = new URLSearchParams();
  if (period !== USUAL.period) query.set("months", String(period));
  if (column !== USUAL.column) query.set("column", String(column));
  if (gap !== USUAL.gap) query.set("gap", String(gap));
  return query.size > 0 ? `/dashboards?${query}` : "/dashboards";
}
