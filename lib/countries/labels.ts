import type { CountryKind } from "./data";
import type { CoverageFilter, SeniorGap } from "./filters";

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

export const SENIOR_GAP_LABELS: Readonly<Record<SeniorGap, string>> = {
  "none-3m": "None in 3 months",
  "none-6m": "None in 6 months",
  "none-12m": "None in 12 months",
};
