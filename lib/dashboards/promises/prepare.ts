import type { PromiseCount } from "../types";

const SIDES = ["OWN", "PARTNER", "THIRD"] as const;

const SIDE_WORDS = { OWN: "Own side", PARTNER: "Partners", THIRD: "Third parties" } as const;

/** Open promises and those past their due date, by who made them. Third parties are left out where they promised nothing. */
export function preparePromises(promises: readonly PromiseCount[]) {
  const sides = SIDES.map((side) => {
    const found = promises.filter((one) => one.side === side);
    return {
      side,
      label: SIDE_WORDS[side],
      open: { value: sum(found.map((one) => one.open)), href: promisesHref("open", side) },
      overdue: { value: sum(found.map((one) => one.overdue)), href: promisesHref("overdue", side) },
    };
  });
  return {
    sides: sides.filter(({ side, open }) => side !== "THIRD" || open.value > 0),
    open: { value: sum(promises.map((one) => one.open)), href: promisesHref("open") },
    overdue: { value: sum(promises.map((one) => one.overdue)), href: promisesHref("overdue") },
  };
}

export type PromisesModel = ReturnType<typeof preparePromises>;

/**
 * The list of published promises in a state, of one side, with one country (alpha-3) where given. Overdue is by the day in
 * UTC, as counted: a list by state goes by the reader's own day.
 */
export function promisesHref(state: "open" | "overdue", side?: string, country?: string): string {
  const query = new URLSearchParams(state === "overdue" ? { fate: state } : { state });
  if (side) query.set("side", side);
  if (country) query.set("country", country);
  query.set("publication", "PUBLISHED");
  return `/commitments?${query}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
