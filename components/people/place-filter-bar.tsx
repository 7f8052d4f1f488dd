import { type ActiveFilter, FilterBar, FilterField } from "@/components/ui/filter-bar";
import { COUNTRY_CHOICES, countryName } from "@/lib/countries/labels";
import { type PlaceFilters, placesHref } from "@/lib/people/place-filters";

type Path = "/posts" | "/organisations";

/** Filters of the lists of posts and of organisations. */
export function PlaceFilterBar({
  path,
  filters,
  label,
}: {
  path: Path;
  filters: PlaceFilters;
  label: string;
}) {
  const { q, country } = filters;
  return (
    <FilterBar
      key={placesHref(path, filters)}
      action={path}
      noun={path.slice(1)}
      isFiltered={q !== null || country !== null}
    >
      <FilterField label={label} name="q" type="search" defaultValue={q ?? ""} />
      <FilterField label="Nation" name="country" defaultValue={country ?? ""} options={COUNTRY_CHOICES} />
    </FilterBar>
  );
}

/** The filters in force, each with the address without it. */
export function activePlaceFilters(path: Path, { q, country }: PlaceFilters): ActiveFilter[] {
  return [
    ...(q ? [{ label: "Words", value: q, removeHref: placesHref(path, { q: null, country }) }] : []),
    ...(country
      ? [{ label: "Nation", value: countryName(country), removeHref: placesHref(path, { q, country: null }) }]
      : []),
  ];
}
