import { type AddressQuery, isOneOf, readAddress } from "@/lib/address";
import { COMMANDS } from "./commands";
import { COUNTRIES } from "./data";

/** Which countries are listed: in a portfolio of today, in none, or with anything in the viewer's record. */
export const COVERAGES = ["covered", "recorded", "uncovered"] as const;
export type CoverageFilter = (typeof COVERAGES)[number];

/** Months without senior contact. */
export const SENIOR_GAPS = ["none-3m", "none-6m", "none-12m"] as const;
export type SeniorGap = (typeof SENIOR_GAPS)[number];

/** Of which nothing held is on record. */
export const RECORD_FILTERS = ["none"] as const;

/** Ways to sort the list; a minus before one turns it round. */
const COUNTRY_SORTS = ["name", "region", "held", "contact", "senior", "promises"] as const;
export type CountrySort = (typeof COUNTRY_SORTS)[number] | `-${(typeof COUNTRY_SORTS)[number]}`;

export const REGIONS = [...new Set(COUNTRIES.map((country) => country.region))].sort();

export type CountryFilters = {
  q: string;
  region: string[];
  /** Codes of commands. */
  command: string[];
  coverage: CoverageFilter | null;
  senior: SeniorGap | null;
  record: (typeof RECORD_FILTERS)[number] | null;
  sort: CountrySort;
};

export const NO_COUNTRY_FILTERS: CountryFilters = {
  q: "",
  region: [],
  command: [],
  coverage: null,
  senior: null,
  record: null,
  sort: "-held",
};

const ALL_SORTS = [...COUNTRY_SORTS, ...COUNTRY_SORTS.map((name) => `-${name}` as const)];

/** Reads the filters of the list from its address. Never fails: what cannot be read is left out and told of, one sentence for each. */
export function readCountryFilters(query: AddressQuery): { filters: CountryFilters; notices: string[] } {
  const { notices, some, one, words } = readAddress(query);
  const isCommand = (value: string) => COMMANDS.some(({ code }) => code === value);
  const filters = {
    q: words() ?? "",
    region: some("region", isOneOf(REGIONS)),
    command: some("command", isCommand),
    coverage: one("coverage", isOneOf(COVERAGES)),
    senior: one("senior", isOneOf(SENIOR_GAPS)),
    record: one("record", isOneOf(RECORD_FILTERS)),
    sort: one("sort", isOneOf(ALL_SORTS)) ?? NO_COUNTRY_FILTERS.sort,
  };
  return { filters, notices };
}

/** The address of the list under these filters, without what is as it would be anyway. */
export function countriesHref(filters: Partial<CountryFilters>): string {
  const query = new URLSearchParams();
  if (filters.q) query.set("q", filters.q);
  for (const name of ["region", "command"] as const)
    for (const value of filters[name] ?? []) query.append(name, value);
  for (const name of ["coverage", "senior", "record"] as const) {
    const value = filters[name];
    if (value) query.set(name, value);
  }
  if (filters.sort && filters.sort !== NO_COUNTRY_FILTERS.sort) query.set("sort", filters.sort);
  return query.size > 0 ? `/countries?${query}` : "/countries";
}

/** The months a gap speaks of. */
export function monthsOfGap(gap: SeniorGap): number {
  return Number(gap.replace(/\D/g, ""));
}
