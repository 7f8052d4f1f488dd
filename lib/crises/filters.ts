import { type AddressQuery, isOneOf, readAddress } from "@/lib/address";
import { ALERTS, type Alert } from "./rules";

/** The parts of the list: what runs, what is over, and what is history and counted nowhere. */
export const CRISIS_STATES = ["running", "closed", "historical"] as const;
export type CrisisState = (typeof CRISIS_STATES)[number];

/** What the list of crises is narrowed to. Alerts are alternatives. */
export type CrisisFilters = { state: CrisisState | null; alert: Alert[] };

export const NO_CRISIS_FILTERS: CrisisFilters = { state: null, alert: [] };

/** Reads the filters of the list from its address. Never fails: what cannot be read is left out and told of, one sentence for each. */
export function readCrisisFilters(query: AddressQuery): { filters: CrisisFilters; notices: string[] } {
  const { notices, one, some } = readAddress(query);
  const filters = { state: one("state", isOneOf(CRISIS_STATES)), alert: some("alert", isOneOf(ALERTS)) };
  return { filters, notices };
}

/** The address of the list under these filters. */
export function crisesHref({ state, alert = [] }: { state?: CrisisState | null; alert?: readonly Alert[] }) {
  const query = new URLSearchParams(state ? { state } : {});
  for (const value of alert) query.append("alert", value);
  return query.size > 0 ? `/crises?${query}` : "/crises";
}
