import { matchCountry } from "@/lib/countries/match";

/**
 * The country (alpha-3) of a label of the foreign military training reports; null when it means none. The labels of
 * 2020 and 2021 drift ("Macedonia", "Korea, Republic of South") but every one of the 151 is a name that matching
 * knows, so nothing is decided here by hand.
 */
export function usTrainingPlace(label: string): string | null {
  return matchCountry(label)?.alpha3 ?? null;
}
