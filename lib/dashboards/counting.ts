import { isWithin, type Period, yearsOf } from "./rules";
import type { YearCount } from "./types";

/** How many of the counted begin within the period, months and whole years alike. */
export function countWithin(counts: readonly YearCount[], period: Period): number {
  return counts.reduce((sum, count) => sum + withinOne(count, period), 0);
}

/** How many of the counted are known only to a year that lies wholly within the period, and so stand in no month. */
export function countWithoutMonth(counts: readonly YearCount[], period: Period): number {
  return counts
    .filter(({ year }) => isWithin(period, { year, month: 0 }))
    .reduce((sum, count) => sum + count.unplaced, 0);
}

/** How many fall under each value within the period; values with none are left out. */
export function countByValue(counts: readonly YearCount[], period: Period): Map<string, number> {
  const sums = new Map<string, number>();
  for (const count of counts) {
    const found = withinOne(count, period);
    if (found > 0) sums.set(count.value, (sums.get(count.value) ?? 0) + found);
  }
  return sums;
}

function withinOne({ year, months, unplaced }: YearCount, period: Period): number {
  const slice = yearsOf(period).find((one) => one.year === year);
  if (!slice) return 0;
  const placed = months.slice(slice.from - 1, slice.to).reduce((sum, month) => sum + month, 0);
  return placed + (isWithin(period, { year, month: 0 }) ? unplaced : 0);
}
