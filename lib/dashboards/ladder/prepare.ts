import { type EngagementFilters, NO_FILTERS } from "@/lib/engagements/filters";
import { LADDER } from "@/lib/outcomes/rules";
import { countByValue } from "../counting";
import type { Comparison } from "../rules";
import type { YearCount } from "../types";

/** How far what was held in the period has come, by the highest step of what came of it; with the filters of what is counted. */
export function prepareLadder(ladder: readonly YearCount[], total: number, { current }: Comparison) {
  const counts = countByValue(ladder, current);
  const filters: EngagementFilters = {
    ...NO_FILTERS,
    status: ["COMPLETE"],
    publication: ["PUBLISHED"],
    ...current,
  };
  return {
    steps: LADDER.map((step) => ({ step, count: counts.get(step) ?? 0 })),
    total,
    filters,
  };
}
