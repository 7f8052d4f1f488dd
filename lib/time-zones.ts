/**
 * Every zone to offer in a list, UTC first, then by name, and `used` as it is called, in case it is none of them: a field that
 * did not offer what is on record would change it.
 */
export function listTimeZones(used = "UTC"): string[] {
  const zones = Intl.supportedValuesOf("timeZone").map((zone) => NAMES_OF_TODAY[zone] ?? zone);
  return ["UTC", ...[...new Set([...zones, used])].filter((zone) => zone !== "UTC").sort()];
}

/** Browsers and servers list a zone under the name it first had (Unicode CLDR), people and maps under that of the IANA data. */
const NAMES_OF_TODAY: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};
