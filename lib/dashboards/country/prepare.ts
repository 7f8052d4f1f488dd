import { countWithin } from "../counting";
import { heldHref } from "../held/prepare";
import { compareMonths, periodOf } from "../rules";
import type { YearCount } from "../types";
import { monthName, shortMonth } from "../words";

/** Complete months the strip goes back. */
export const STRIP_MONTHS = 24;

/** Held engagements with one country, one column a month, oldest first, each with the rows it counts. */
export function prepareMonthStrip(counts: readonly YearCount[], code: string, today: string) {
  return compareMonths(today, STRIP_MONTHS).months.map((placed) => {
    const month = periodOf(placed);
    const href = heldHref(month, { country: [code] });
    return {
      key: month.from,
      label: shortMonth(placed).slice(0, 3),
      name: monthName(placed),
      parts: [{ value: countWithin(counts, month), href }],
      href,
    };
  });
}
