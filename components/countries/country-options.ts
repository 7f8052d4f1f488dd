import "server-only";
import { COUNTRIES } from "@/lib/countries/data";

type CountryOption = { value: string; label: string; hint: string; keywords: string };

/** The nations a person may serve today: our own first, then by name. */
export function nationOptions(home: string): { value: string; label: string }[] {
  return COUNTRIES.filter((country) => country.kind !== "HISTORICAL")
    .map(({ alpha3, name }) => ({ value: alpha3, label: name }))
    .sort((a, b) => Number(b.value === home) - Number(a.value === home) || byName(a, b));
}

/** Every country and ended state for a picker, by name, found by code and by other names too. */
export function countryOptions(): CountryOption[] {
  return COUNTRIES.map(({ alpha3, name, aliases }) => ({
    value: alpha3,
    label: name,
    hint: alpha3,
    keywords: aliases.join(" "),
  })).sort(byName);
}

/** The same with those that somebody covers first, under a heading of their own. */
export function countryOptionsFor(covered: readonly string[]): (CountryOption & { group: string })[] {
  const options = countryOptions().map((option) => ({
    ...option,
    group: covered.includes(option.value) ? "Countries you cover" : "Others",
  }));
  return [
    ...options.filter(({ group }) => group !== "Others"),
    ...options.filter(({ group }) => group === "Others"),
  ];
}

function byName(a: { label: string }, b: { label: string }): number {
  return a.label.localeCompare(b.label, "en");
}
