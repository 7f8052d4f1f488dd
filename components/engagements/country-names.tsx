import type { CountryView } from "@/lib/engagements/views";

type CountryNamesProps = { countries: readonly Pick<CountryView, "code" | "name">[]; most: number };

/** The first countries by name, then how many more. */
export function CountryNames({ countries, most }: CountryNamesProps) {
  const shown = countries.slice(0, most);
  const more = countries.length - shown.length;
  return (
    <span>
      {shown.map(({ name }) => name).join(", ")}
      {more > 0 ? ` and ${more} more` : null}
    </span>
  );
}
