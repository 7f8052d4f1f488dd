import { COUNTRIES } from "./data";

const ZONES: Readonly<Record<string, string>> = Object.fromEntries(
  COUNTRIES.flatMap(({ alpha3, timeZone }) => (timeZone ? [[alpha3, timeZone]] : [])),
);

/** IANA zone of the capital by alpha-3 code; a country where nobody lives has none. */
export function capitalZones(): Readonly<Record<string, string>> {
  return ZONES;
}
