import type { ActiveFilter } from "@/components/ui/filter-bar";
import { activeOf, filtersOf, ListFilterBar } from "@/components/ui/list-filters";
import { COUNTRY_CHOICES } from "@/lib/countries/labels";
import { NO_PLACE_FILTERS, type PlaceFilters, placesHref } from "@/lib/people/place-filters";

type Path = "/posts" | "/organisations";

/** Filters of the lists of posts and of organisations. */
export function PlaceFilterBar({ path, filters }: { path: Path; filters: PlaceFilters }) {
  return (
    <ListFilterBar
      href={placesHref(path, filters)}
      noun={path.slice(1)}
      filters={listFilters(path, filters)}
    />
  );
}

/** The filters in force, each with the address without it. */
export function activePlaceFilters(path: Path, filters: PlaceFilters): ActiveFilter[] {
  return activeOf(listFilters(path, filters));
}

function listFilters(path: Path, filters: PlaceFilters) {
  const tell = filtersOf(filters, NO_PLACE_FILTERS, (some) => placesHref(path, some));
  return {
    q: tell("q", {
      label: path === "/posts" ? "Title, organisation or holder" : "Name or abbreviation",
      activeLabel: "Words",
      type: "search",
    }),
    country: tell("country", { label: "Nation", options: COUNTRY_CHOICES }),
  };
}
