import type { CountryRole } from "@/lib/generated/prisma/enums";
import type { EngagementType } from "../types";

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
  const [only, ...others] = type?.partnerHosts ? countries : countries.filter(({ role }) => role === "HOST");
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
