import type { AddressQuery } from "../../lib/address";

/** What is measured in the database and over HTTP alike. `address` takes the round, so that searches vary. */
export interface BenchPage {
  name: string;
  address: (round: number) => { path: string; query: Record<string, string> };
}

/** A frequent word, a rare one, a phrase and a name, in turn. */
const SEARCHES = ["demining", "spare engines", "overflight clearances", "Lundström"];

export const PAGES = {
  first: { name: "first page", address: () => ({ path: "/engagements", query: {} }) },
  hundredth: { name: "page 100", address: () => ({ path: "/engagements", query: { page: "100" } }) },
  filtered: {
    name: "filtered page",
    address: () => ({
      path: "/engagements",
      query: { country: "AUS", status: "COMPLETE", group: "DIALOGUE" },
    }),
  },
  search: {
    name: "text search",
    address: (round) => ({ path: "/search", query: { q: SEARCHES[round % SEARCHES.length] ?? "" } }),
  },
  planner: {
    name: "planner of a year",
    address: () => ({ path: "/exercises", query: { view: "planner" } }),
  },
  dashboard: { name: "dashboard figures", address: () => ({ path: "/dashboards", query: {} }) },
} as const satisfies Record<string, BenchPage>;

/** What the people of the bench watch, which is nothing: a page in its frame with no data, the floor for every other page. */
export const EMPTY_PAGE: BenchPage = {
  name: "page with no data",
  address: () => ({ path: "/watches", query: {} }),
};

/** An address that no page has: what stands there has no scripts but those of every page, the floor for the scripts of others. */
export const NO_PAGE: BenchPage = {
  name: "page of what is not there",
  address: () => ({ path: "/nothing-is-here", query: {} }),
};

export function addressOf(page: BenchPage, round: number): string {
  const { path, query } = page.address(round);
  const text = new URLSearchParams(query).toString();
  return text ? `${path}?${text}` : path;
}

export function queryOf(page: BenchPage, round: number): AddressQuery {
  return page.address(round).query;
}
