import { type CalendarDate, formatDateRange } from "@/lib/dates";
import { prepareAhead } from "./ahead/prepare";
import { prepareCountries, prepareGaps } from "./countries/prepare";
import { prepareHeld } from "./held/prepare";
import { prepareLadder } from "./ladder/prepare";
import { preparePromises } from "./promises/prepare";
import { comparePeriod } from "./rules";
import type { DashboardChoice } from "./schema";
import { prepareSeniority } from "./seniority/prepare";
import type { Figures } from "./types";

/** The leader's page as models ready to draw: every number with the address of the rows it counts. `today` is the UTC day. */
export function prepareDashboard(
  figures: Figures,
  { period, column, gap }: DashboardChoice,
  today: CalendarDate,
) {
  const comparison = comparePeriod(today, period);
  const { current, previous } = comparison;
  const held = prepareHeld(figures, comparison, column);
  return {
    months: comparison.months.length,
    period: formatDateRange(current.from, current.to),
    previousPeriod: formatDateRange(previous.from, previous.to),
    held,
    ladder: prepareLadder(figures.ladder, held.total.value, comparison),
    ahead: prepareAhead(figures.planned, today),
    countries: prepareCountries(figures.countries, figures.covered, comparison),
    seniority: prepareSeniority(figures.bands, comparison),
    gaps: prepareGaps(figures.countries, figures.covered, gap, today),
    promises: preparePromises(figures.promises),
    /** Nothing held, planned or promised is open to the viewer. */
    isEmpty: figures.countries.length === 0 && figures.planned.length === 0 && figures.types.length === 0,
    marking: figures.marking,
  };
}

export type DashboardModel = ReturnType<typeof prepareDashboard>;
