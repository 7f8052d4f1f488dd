import "server-only";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import type { Viewer } from "@/lib/auth/viewer";
import { COUNTRIES } from "@/lib/countries/data";

/** Every country for a picker, those the viewer covers first. */
export function countryOptions(viewer: Viewer): ComboboxOption[] {
  return COUNTRIES.map(({ alpha3, name, aliases }) => ({
    value: alpha3,
    label: name,
    hint: alpha3,
    group: viewer.countries.includes(alpha3) ? "Countries you cover" : "Others",
    keywords: aliases.join(" "),
  })).sort(
    (a, b) =>
      (a.group === b.group ? 0 : a.group === "Others" ? 1 : -1) || a.label.localeCompare(b.label, "en"),
  );
}
