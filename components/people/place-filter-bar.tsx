import { ActiveFilters, FilterBar, FilterField } from "@/components/ui/filter-bar";
import { COUNTRIES } from "@/lib/countries/data";
import type { PlaceFilters } from "@/lib/people/place-filters";

const COUNTRY_CHOICES = COUNTRIES.map(({ alpha3, name }) => ({ value: alpha3, label: name })).sort((a, b) =>
  a.label.localeCompare(b.label, "en"),
);

type PlaceFilterBarProps = { path: "/posts" | "/organisations"; filters: PlaceFilters; label: string };

/** Filters of the lists of posts and of organisations. */
export function PlaceFilterBar({ path, filters: { q, country }, label }: PlaceFilterBarProps) {
  const href = (part: PlaceFilters) => {
    const query = new URLSearchParams();
    if (part.q) query.set("q", part.q);
    if (part.country) query.set("country", part.country);
    return query.size > 0 ? `${path}?${query}` : path;
  };
  const nation = COUNTRY_CHOICES.find(({ value }) => value === country)?.label ?? country;
  return (
    <>
      <FilterBar
        key={href({ q, country })}
        action={path}
        noun={path.slice(1)}
        isFiltered={q !== null || country !== null}
      >
        <FilterField label={label} name="q" type="search" defaultValue={q ?? ""} />
        <FilterField label="Nation" name="country" defaultValue={country ?? ""} options={COUNTRY_CHOICES} />
      </FilterBar>
      <ActiveFilters
        filters={[
          ...(q ? [{ label: "Words", value: q, removeHref: href({ q: null, country }) }] : []),
          ...(nation ? [{ label: "Nation", value: nation, removeHref: href({ q, country: null }) }] : []),
        ]}
        clearHref={path}
      />
    </>
  );
}
