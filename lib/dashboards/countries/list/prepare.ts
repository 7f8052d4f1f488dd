import type { Viewer } from "@/lib/auth/viewer";
import type { CountryFilters } from "@/lib/countries/filters";
import { monthsOfGap } from "@/lib/countries/filters";
import type { CountryListItem } from "@/lib/countries/queries";
import type { CalendarDate } from "@/lib/dates";
import { isRecent, type Placed, placeRank, recentSince } from "../../rules";
import type { CountryCount } from "../../types";
import type { CountryPromises, Coverage } from "../queries";

export type CountryRow = CountryListItem & {
  /** Who covers it today, by portfolio; null when that is not open to the viewer. */
  coverage: readonly Coverage[] | null;
  /** Null, not known rather than none, when nothing held is open to a viewer who sees only part of the country's record, or when the country is covered. */
  held: number | null;
  lastHeld: Placed | null;
  lastSenior: Placed | null;
  /** Null when none is open to a viewer who sees only part of the country's record. */
  openPromises: number | null;
};

type Parts = {
  countries: readonly CountryListItem[];
  counts: readonly CountryCount[];
  coverage: readonly Coverage[];
  promises: readonly CountryPromises[];
  viewer: Scope;
};

export type Scope = Pick<Viewer, "isHome" | "allCountries" | "countries">;

/** Whether the shared record of a country is open to the viewer as a whole, so that nothing found means none. */
export function seesWholeOf({ isHome, allCountries, countries }: Scope, code: string): boolean {
  return isHome && (allCountries || countries.includes(code));
}

/** The rows of the list under its filters and in its order. */
export function prepareCountryList(
  { countries, counts, coverage, promises, viewer }: Parts,
  filters: CountryFilters,
  today: CalendarDate,
): CountryRow[] {
  const countOf = new Map(counts.map((count) => [count.code, count]));
  const coverageOf = Map.groupBy(coverage, (one) => one.code);
  const promisesOf = new Map(promises.map((one) => [one.code, one.open]));
  return countries
    .map((country): CountryRow => {
      const count = countOf.get(country.code);
      const isWhole = seesWholeOf(viewer, country.code);
      const covered = isWhole ? (coverageOf.get(country.code) ?? []) : null;
      const nothing = isWhole ? 0 : null;
      return {
        ...country,
        coverage: covered,
        held: count ? count.held : covered?.length ? null : nothing,
        lastHeld: count?.lastHeld ?? null,
        lastSenior: count?.lastSenior ?? null,
        openPromises: promisesOf.get(country.code) ?? nothing,
      };
    })
    .filter((row) => isListed(row, filters, today))
    .sort(orderOf(filters.sort));
}

function isListed(row: CountryRow, filters: CountryFilters, today: CalendarDate): boolean {
  const { region, command, coverage, senior, record } = filters;
  // A state that has ended is no gap of today.
  if (row.kind === "HISTORICAL" && (coverage === "uncovered" || senior !== null)) return false;
  if (region.length > 0 && !region.includes(row.region)) return false;
  if (command.length > 0 && !command.includes(row.command ?? "")) return false;
  if (coverage === "covered" && !row.coverage?.length) return false;
  if (coverage === "uncovered" && row.coverage?.length !== 0) return false;
  if (coverage === "recorded" && row.lastHeld === null) return false;
  if (record === "none" && row.lastHeld !== null) return false;
  return senior === null || !isRecent(row.lastSenior, recentSince(today, monthsOfGap(senior)));
}

/**
 * A covered country of which nothing is known stands between those with something held and those with nothing, of which those
 * that are covered, or had something earlier, come first; what is not open to the viewer is last.
 */
function orderOf(sort: CountryFilters["sort"]): (one: CountryRow, other: CountryRow) => number {
  const key = sort.replace(/^-/, "");
  const turn = sort.startsWith("-") ? -1 : 1;
  const byName = (one: CountryRow, other: CountryRow) => one.name.localeCompare(other.name, "en");
  const rank: Record<string, (row: CountryRow) => number> = {
    held: (row) => row.held || rankWithoutHeld(row),
    contact: (row) => placeRank(row.lastHeld),
    senior: (row) => placeRank(row.lastSenior),
    promises: (row) => row.openPromises ?? -1,
  };
  const numeric = rank[key];
  if (numeric) return (one, other) => turn * (numeric(one) - numeric(other)) || byName(one, other);
  if (key === "region")
    return (one, other) => turn * one.region.localeCompare(other.region, "en") || byName(one, other);
  return (one, other) => turn * byName(one, other);
}

function rankWithoutHeld({ held, coverage, lastHeld }: CountryRow): number {
  if (held === null) return coverage ? 0.5 : -1;
  return coverage?.length || lastHeld ? 0.25 : 0;
}
