import { addDays, type CalendarDate, formatDate, formatDateRange } from "@/lib/dates";
import { aheadOf } from "@/lib/engagements/ahead";
import { engagementsHref } from "@/lib/engagements/filters";
import { STATUS_LABELS } from "@/lib/engagements/labels";
import { AHEAD_STATUSES, type Period } from "../rules";
import type { PlannedCount } from "../types";

type AheadStatus = (typeof AHEAD_STATUSES)[number];

/** What is proposed so close to its date waits for a decision. */
const DECISION_DAYS = 30;

/** The next 90 days from `today`: how many, by status, and by spans of seven days from today. */
export function prepareAhead(planned: readonly PlannedCount[], today: CalendarDate) {
  const ahead = aheadOf(today);
  const soon = { from: today, to: addDays(today, DECISION_DAYS - 1) };
  return {
    ...ahead,
    words: formatDateRange(ahead.from, ahead.to),
    total: { value: countIn(planned, ahead), href: aheadHref(ahead, AHEAD_STATUSES) },
    byStatus: AHEAD_STATUSES.map((status) => ({
      status,
      label: STATUS_LABELS[status],
      value: countIn(planned, ahead, status),
      href: aheadHref(ahead, [status]),
    })),
    /** Proposed and not yet decided, beginning within 30 days. */
    undecided: { value: countIn(planned, soon, "PROPOSED"), href: aheadHref(soon, ["PROPOSED"]) },
    weeks: prepareWeeks(planned, ahead),
    /** In the total, but in no week: their day is not known. */
    withoutWeek: {
      value: countIn(planned, ahead) - weeksOf(ahead).reduce((sum, week) => sum + countIn(planned, week), 0),
      href: aheadHref(ahead, AHEAD_STATUSES, { precision: ["MONTH"] }),
    },
    /** May begin in the 90 days or outside them. */
    doubtful: {
      value: planned
        .filter(
          ({ earliest, latest }) =>
            earliest <= ahead.to && latest >= ahead.from && (earliest < ahead.from || latest > ahead.to),
        )
        .reduce((sum, { count }) => sum + count, 0),
      href: aheadHref(ahead, AHEAD_STATUSES, { doubtful: true }),
    },
  };
}

export type AheadModel = ReturnType<typeof prepareAhead>;

function prepareWeeks(planned: readonly PlannedCount[], ahead: Period) {
  return {
    series: AHEAD_STATUSES.map((status) => STATUS_LABELS[status]),
    columns: weeksOf(ahead).map((week) => ({
      key: week.from,
      label: formatDate(week.from).replace(/ \d{4}$/, ""),
      name: formatDateRange(week.from, week.to),
      parts: AHEAD_STATUSES.map((status) => ({
        value: countIn(planned, week, status),
        href: aheadHref(week, [status]),
      })),
      href: aheadHref(week, AHEAD_STATUSES),
    })),
  };
}

/** Spans of seven days from the first; the last one is cut where the look ahead ends. */
function weeksOf({ from, to }: Period): Period[] {
  const weeks: Period[] = [];
  for (let start = from; start <= to; start = addDays(start, 7)) {
    const end = addDays(start, 6);
    weeks.push({ from: start, to: end < to ? end : to });
  }
  return weeks;
}

function countIn(planned: readonly PlannedCount[], { from, to }: Period, status?: AheadStatus): number {
  return planned
    .filter(
      (one) => one.earliest >= from && one.latest <= to && (status === undefined || one.status === status),
    )
    .reduce((sum, { count }) => sum + count, 0);
}

function aheadHref(
  { from, to }: Period,
  statuses: readonly AheadStatus[],
  more: Parameters<typeof engagementsHref>[0] = {},
): string {
  return engagementsHref({
    status: [...statuses],
    publication: ["PUBLISHED"],
    from,
    to,
    sort: "date",
    ...more,
  });
}
