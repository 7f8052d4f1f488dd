import { heldWith } from "../countries/rules";
import { engagementType } from "../types";

/** Title of a record of these countries (`heldWith`) that was given none: "Bilateral meeting, Japan", "Multilateral meeting, Japan and 3 others". */
export function defaultTitle(typeName: string, countryNames: readonly string[]): string {
  const [main = "", ...others] = countryNames;
  const tail =
    others.length === 0 ? "" : others.length === 1 ? ` and ${others[0]}` : ` and ${others.length} others`;
  return `${typeName}, ${main}${tail}`.slice(0, 120);
}

/**
 * The title that somebody gave a record; null where it is the one that was made of its type and countries, which another type or
 * other countries make anew: a record of Norway must not go on being called after Japan.
 */
export function givenTitle({
  title,
  type,
  countries,
}: {
  title: string;
  type: string;
  countries: readonly { name: string; role: string }[];
}): string | null {
  const names = heldWith(countries).map(({ name }) => name);
  return title === defaultTitle(engagementType(type)?.name ?? type, names) ? null : title;
}
