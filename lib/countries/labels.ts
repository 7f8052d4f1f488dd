import { withArticle } from "./articles";
import { COUNTRIES, type CountryKind, countryByAlpha3 } from "./data";
import type { CountryFilters, CoverageFilter, SeniorGap } from "./filters";

/** Every country and ended state as the choices of a select, by name. */
export const COUNTRY_CHOICES: readonly { value: string; label: string }[] = COUNTRIES.map(
  ({ alpha3, name }) => ({ value: alpha3, label: name }),
).sort((a, b) => a.label.localeCompare(b.label, "en"));

/** The name of the country with this alpha-3 code; the code itself where there is none. */
export function countryName(code: string): string {
  return countryByAlpha3(code)?.name ?? code;
}

/** The same as it stands inside a sentence: "the Netherlands". */
export function countryInSentence(code: string): string {
  return withArticle(code, countryName(code));
}

/** Who the own side is, for readers of another nation than the one whose record it is (alpha-3); empty for all others. */
export function ownSideWords({ isHome }: { isHome: boolean }, home: string): string {
  return isHome ? "" : `Own side is ${countryInSentence(home)}, whose record this is.`;
}

export const COUNTRY_KIND_LABELS: Readonly<Record<CountryKind, string>> = {
  STATE: "State",
  TERRITORY: "Territory",
  ENTITY: "Entity",
  HISTORICAL: "Ended state",
};

export const COVERAGE_LABELS: Readonly<Record<CoverageFilter, string>> = {
  covered: "In a portfolio",
  uncovered: "In no portfolio",
  recorded: "With held engagements",
};

export const RECORD_LABELS: Readonly<Record<NonNullable<CountryFilters["record"]>, string>> = {
  none: "None on record",
};

export const SENIOR_GAP_LABELS: Readonly<Record<SeniorGap, string>> = {
  "none-3m": "None in 3 months",
  "none-6m": "None in 6 months",
  "none-12m": "None in 12 months",
};
