import type { CountryRole } from "@/lib/generated/prisma/enums";
import type { EngagementType } from "../types";

/**
 * Of the countries on record those it is held with, or is to be: all but who was invited and declined, in the same order. Where every one
 * has declined it is called off (`statusProblems`), and they stay its countries. The database keeps `country_codes` by the same rule
 * (`sync_engagement_countries`, decision 042).
 */
export function heldWith<Row extends { role: string }>(countries: readonly Row[]): readonly Row[] {
  const coming = countries.filter((country) => !hasDeclined(country));
  return coming.length > 0 ? coming : countries;
}

/** Whether the country was invited and declined. */
export function hasDeclined({ role }: { role: string }): boolean {
  return role === "INVITED_DECLINED";
}

/** The main partner among these countries: the one that is named, unless it declined; null where none is known. */
export function mainAmong(
  countries: readonly { code: string; role: string }[],
  named: string | null,
): string | null {
  return heldWith(countries).some(({ code }) => code === named) ? named : null;
}

/** The role a country has until somebody chooses one; `index` is its place in the list, where the main partner is 0. */
export function proposedRole(type: EngagementType | null, index: number): CountryRole {
  return index === 0 && type?.partnerHosts ? "HOST" : "PARTICIPANT";
}

/**
 * The country where it takes place until somebody chooses one; empty where type and countries do not tell. Where our side travels it
 * is the partner alone, since of several the first hosts only by proposal; else it is the one that was said to host.
 */
export function proposedPlace(
  type: EngagementType | null,
  countries: readonly { code: string; role: string }[],
): string {
  const [only, ...others] = type?.partnerHosts
    ? heldWith(countries)
    : countries.filter(({ role }) => role === "HOST");
  return others.length === 0 ? (only?.code ?? "") : "";
}

const ROLE_ORDER = ["HOST", "CO_HOST", "PARTICIPANT", "OBSERVER", "INVITED_DECLINED"];

/** Countries as they are shown: the main partner first, then by role, then by code. */
export function inCountryOrder<Row extends { code: string; role: string }>(
  countries: readonly Row[],
  main: string | null,
): Row[] {
  const rank = (row: Row) => (row.code === main ? -1 : ROLE_ORDER.indexOf(row.role));
  return [...countries].sort((a, b) => rank(a) - rank(b) || (a.code < b.code ? -1 : 1));
}
