import { type AddressQuery, isOneOf, readAddress } from "@/lib/address";
import { isTagKey } from "@/lib/engagements/tag-keys";
import { ALERTS, type Alert } from "./rules";

/** The parts of the list: what runs, what is over, and what is history and counted nowhere. */
export const CRISIS_STATES = ["running", "closed", "historical"] as const;
export type CrisisState = (typeof CRISIS_STATES)[number];

/** The part of the list that a crisis stands in. */
export function crisisState({
  isHistorical,
  isRunning,
}: {
  isHistorical: boolean;
  isRunning: boolean;
}): CrisisState {
  if (isHistorical) return "historical";
  return isRunning ? "running" : "closed";
}

/** What the list of crises is narrowed to. Alerts are alternatives, and so are tags. */
export type CrisisFilters = {
  state: CrisisState | null;
  alert: Alert[];
  /** Keys of tags of any scheme, such as `NDU.SECURITY_DIALOGUE`. */
  tag: string[];
};

/** The parts that the list shows, in their order. */
export function shownStates({ state }: Pick<CrisisFilters, "state">): readonly CrisisState[] {
  return state ? [state] : CRISIS_STATES;
}

export const NO_CRISIS_FILTERS: CrisisFilters = { state: null, alert: [], tag: [] };

/** Reads the filters of the list from its address. Never fails: what cannot be read is left out and told of, one sentence for each. */
export function readCrisisFilters(query: AddressQuery): { filters: CrisisFilters; notices: string[] } {
  const { notices, one, some } = readAddress(query);
  const filters = {
    state: one("state", isOneOf(CRISIS_STATES)),
    alert: some("alert", isOneOf(ALERTS)),
    tag: some("tag", isTagKey),
  };
  return { filters, notices };
}

/** The address of the list under these filters. */
export function crisesHref({ state, alert = [], tag = [] }: Partial<CrisisFilters>) {
  const query = new URLSearchParams(state ? { state } : {});
  for (const value of alert) query.append("alert", value);
  for (const value of tag) query.append("tag", value);
  return query.size > 0 ? `/crises?${query}` : "/crises";
}
