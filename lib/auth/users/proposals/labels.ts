import { roleNames } from "../../roles";
import type { Access } from "./rules";

/** What access would become, and what it is now, in words: a line for each part that differs. */
export function describeAccess(is: Access, becomes: Access): string[] {
  const lines: [label: string, was: string, wanted: string][] = [
    ["Roles", roleNames(is.roles).join(", "), roleNames(becomes.roles).join(", ")],
    ["Marking ceiling", is.markingCeiling, becomes.markingCeiling],
    ["Countries", countriesOf(is), countriesOf(becomes)],
    ["Nation served", is.nation, becomes.nation],
  ];
  return lines
    .filter(([, was, wanted]) => was !== wanted)
    .map(([label, was, wanted]) => `${label}: ${wanted}; now ${was}`);
}

function countriesOf({ allCountries }: Access): string {
  return allCountries ? "all" : "those of portfolios";
}
