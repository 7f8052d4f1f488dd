import type { CalendarDate } from "@/lib/dates";
import type { IndicatorView, QuarterCount } from "./queries";
import { quarterStart, quartersUpTo } from "./rules";

/** Quarters that a trend goes back. */
const TREND_QUARTERS = 8;

/** One column of a trend; null where nothing is known of it. */
type TrendPoint = { key: string; label: string; name: string; value: number | null };

export type IndicatorModel = { value: number | null; asOf: CalendarDate | null; trend: TrendPoint[] };

/**
 * Where an indicator stands and how it came there. What the record counts adds up quarter by quarter; of what is read, the
 * last reading of a quarter stands for it, and a quarter in which nobody read is not known.
 */
export function prepareIndicator(
  indicator: Pick<IndicatorView, "countedBy" | "readings">,
  quarters: readonly QuarterCount[],
  today: CalendarDate,
): IndicatorModel {
  const { countedBy, readings } = indicator;
  const of = (count: QuarterCount) => (countedBy === "TRAINED" ? count.trained : count.held);
  const spans = quartersUpTo(today, TREND_QUARTERS);
  if (countedBy)
    return {
      value: sum(quarters.map(of)),
      asOf: today,
      trend: spans.map((start) => ({
        ...namesOf(start),
        value: sum(quarters.filter(({ quarter }) => quarter <= start).map(of)),
      })),
    };
  const last = readings.at(-1) ?? null;
  return {
    value: last?.value ?? null,
    asOf: last?.readOn ?? null,
    trend: spans.map((start) => ({
      ...namesOf(start),
      value: readings.findLast(({ readOn }) => quarterStart(readOn) === start)?.value ?? null,
    })),
  };
}

function namesOf(start: CalendarDate): Pick<TrendPoint, "key" | "label" | "name"> {
  const quarter = (Number(start.slice(5, 7)) + 2) / 3;
  return {
    key: start,
    label: `Q${quarter} ${start.slice(2, 4)}`,
    name: `Quarter ${quarter} of ${start.slice(0, 4)}`,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
