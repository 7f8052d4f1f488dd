import { engagementsHref } from "@/lib/engagements/filters";
import { STATUS_LABELS } from "@/lib/engagements/labels";
import { lookHref, USUAL_LOOK } from "@/lib/engagements/looks/filters";
import { CALLED_OFF } from "@/lib/engagements/status/rules";
import { engagementType, TYPE_GROUPS, type TypeGroupCode } from "@/lib/engagements/types";
import type { EngagementStatus } from "@/lib/generated/prisma/enums";
import { countByValue, countWithin, countWithoutMonth } from "../counting";
import {
  type ColumnMonths,
  type Comparison,
  isDoubtful,
  type Period,
  type Placed,
  periodOf,
  placeOf,
} from "../rules";
import type { Figures, YearCount } from "../types";
import { compareWords, monthName, shortMonth } from "../words";

/** Series of the column chart; the smallest groups stand together in the last. */
const MOST_SERIES = 6;

/** What was held: the total against the period before, by month and group of types, and by type; and what was called off instead. */
export function prepareHeld(
  { types, calledOff }: Pick<Figures, "types" | "calledOff">,
  comparison: Comparison,
  column: ColumnMonths,
) {
  const { current, previous, running } = comparison;
  const value = countWithin(types, current);
  const before = countWithin(types, previous);
  return {
    total: {
      value,
      previous: before,
      href: heldHref(current),
      previousHref: heldHref(previous),
      comparison: compareWords(value, before, comparison),
    },
    /** In the month that is not over, to set beside no whole month. A start known to that month only is among them. */
    running: {
      value: countWithin(types, running),
      href: heldHref(running),
      month: monthName(placeOf(running.from)),
    },
    /** Known only to a year that lies partly in the period. */
    doubtful: {
      value: types
        .filter(({ year }) => isDoubtful(current, { year, month: 0 }))
        .reduce((sum, count) => sum + count.unplaced, 0),
      href: heldHref(current, { doubtful: true }),
    },
    withoutMonth: {
      value: countWithoutMonth(types, current),
      href: heldHref(current, { precision: ["YEAR"] }),
    },
    byMonth: prepareMonths(types, comparison, column),
    byType: prepareTypes(types, comparison),
    whyHref: lookHref(
      { status: [...CALLED_OFF], publication: ["PUBLISHED"], ...current },
      { ...USUAL_LOOK, look: "reasons" },
    ),
    calledOff: CALLED_OFF.map((status) => ({
      label: STATUS_LABELS[status].toLowerCase(),
      value: countByValue(calledOff, current).get(status) ?? 0,
      href: periodHref(status, current),
    })).filter(({ value: count }) => count > 0),
  };
}

export type HeldModel = ReturnType<typeof prepareHeld>;

/** The list of what was held in a period, narrowed further where `more` says so. */
export function heldHref(period: Period, more: Parameters<typeof engagementsHref>[0] = {}): string {
  return periodHref("COMPLETE", period, more);
}

function periodHref(
  status: EngagementStatus,
  period: Period,
  more: Parameters<typeof engagementsHref>[0] = {},
) {
  return engagementsHref({ status: [status], publication: ["PUBLISHED"], ...period, ...more });
}

function prepareMonths(
  types: readonly YearCount[],
  { current, previous, months, apart }: Comparison,
  column: ColumnMonths,
) {
  const series = seriesOf(types, current);
  const columns = spansOf(months, column).map(({ first, last }) => {
    const span = spanOf(first, last);
    const before = spanOf(monthsBefore(first, apart), monthsBefore(last, apart));
    const counts = countByValue(types, span);
    return {
      key: span.from,
      label: rangeWords(shortMonth(first).slice(0, 3), shortMonth(last).slice(0, 3), "–"),
      name: rangeWords(monthName(first), monthName(last), " to "),
      parts: series.map(({ groups }) => ({
        value: [...counts].reduce(
          (sum, [type, count]) => sum + (groups.includes(groupOf(type)) ? count : 0),
          0,
        ),
        href: heldHref(span, { group: groups }),
      })),
      previous: countWithin(types, before),
      previousHref: heldHref(before),
      href: heldHref(span),
    };
  });
  return { series: series.map(({ name }) => name), columns, hasPrevious: countWithin(types, previous) > 0 };
}

/** The months, oldest first, in spans of so many. */
function spansOf(months: readonly Placed[], length: number): { first: Placed; last: Placed }[] {
  return months.flatMap((first, index) => {
    const last = months[Math.min(index + length, months.length) - 1];
    return index % length === 0 && last ? [{ first, last }] : [];
  });
}

function spanOf(first: Placed, last: Placed): Period {
  return { from: periodOf(first).from, to: periodOf(last).to };
}

function rangeWords(from: string, to: string, between: string): string {
  return from === to ? from : `${from}${between}${to}`;
}

/** The largest groups of the period each on its own, the rest together, in the order of the registry. */
function seriesOf(types: readonly YearCount[], period: Period): { name: string; groups: TypeGroupCode[] }[] {
  const sums = new Map<TypeGroupCode, number>();
  for (const [type, count] of countByValue(types, period))
    sums.set(groupOf(type), (sums.get(groupOf(type)) ?? 0) + count);
  const bySize = [...sums].sort(([, one], [, other]) => other - one).map(([group]) => group);
  const alone = bySize.length <= MOST_SERIES ? bySize : bySize.slice(0, MOST_SERIES - 1);
  const rest = bySize.filter((group) => !alone.includes(group));
  return [
    ...alone.map((group) => ({ name: TYPE_GROUPS[group], groups: [group] })),
    ...(rest.length > 0 ? [{ name: "Other groups", groups: rest }] : []),
  ];
}

function prepareTypes(types: readonly YearCount[], { current, previous }: Comparison) {
  const now = countByValue(types, current);
  const before = countByValue(types, previous);
  return [...new Set([...now.keys(), ...before.keys()])]
    .map((type) => ({
      key: type,
      label: engagementType(type)?.name ?? type,
      value: now.get(type) ?? 0,
      previous: before.get(type) ?? 0,
      href: heldHref(current, { type: [type] }),
      previousHref: heldHref(previous, { type: [type] }),
    }))
    .sort(
      (one, other) =>
        other.value - one.value || other.previous - one.previous || (one.label < other.label ? -1 : 1),
    );
}

/** A type the registry no longer knows counts with the protocol, the last of the ordinary groups. */
function groupOf(type: string): TypeGroupCode {
  return engagementType(type)?.group ?? "PROTOCOL";
}

function monthsBefore({ year, month }: Placed, months: number): Placed {
  const index = year * 12 + month - 1 - months;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}
