import { COUNTRIES } from "@/lib/countries/data";

/** The nations a person may serve today: our own first, then by name. */
export function nationOptions(home: string): { value: string; label: string }[] {
  return COUNTRIES.filter((country) => country.kind !== "HISTORICAL")
    .map(({ alpha3, name }) => ({ value: alpha3, label: name }))
    .sort(
      (a, b) => Number(b.value === home) - Number(a.value === home) || a.label.localeCompare(b.label, "en"),
    );
}

/** Every country and ended state for a picker, by name, found by code and by other names too. */
export function countryOptions(): { value: string; label: string; hint: string; keywords: string }[] {
  return COUNTRIES.map(({ alpha3, name, aliases }) => ({
    value: alpha3,
    label: name,
    hint: alpha3,
    keywords: aliases.join(" "),
  })).sort((a, b) => a.label.localeCompare(b.label, "en"));
}
