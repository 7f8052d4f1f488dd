import type { ActiveFilter } from "@/components/ui/filter-bar";
import { activeOf, filtersOf, ListFilterBar } from "@/components/ui/list-filters";
import { COUNTRY_CHOICES } from "@/lib/countries/labels";
import { NO_PERSON_FILTERS, type PersonFilters, peopleHref } from "@/lib/people/filters";
import { SERVICE_LABELS } from "@/lib/people/labels";
import { SERVICES } from "@/lib/people/ranks";

type PersonFilterBarProps = {
  filters: PersonFilters;
  /** Whether the viewer may read how people stand; to others the day to meet somebody again is not even offered. */
  knowsStandings: boolean;
};

/** What the list of people can be narrowed to. */
export function PersonFilterBar({ filters, knowsStandings }: PersonFilterBarProps) {
  const { contactBy, ...others } = listFilters(filters);
  return (
    <ListFilterBar
      href={peopleHref(filters)}
      noun="people"
      filters={knowsStandings ? { ...others, contactBy } : others}
    />
  );
}

/** The filters in force, each with the address without it. */
export function activePersonFilters(filters: PersonFilters): ActiveFilter[] {
  return activeOf(listFilters(filters));
}

function listFilters(filters: PersonFilters) {
  const tell = filtersOf(filters, NO_PERSON_FILTERS, peopleHref);
  return {
    q: tell("q", { label: "Name, post or organisation", activeLabel: "Words", type: "search" }),
    country: tell("country", { label: "Nationality", options: COUNTRY_CHOICES }),
    service: tell("service", {
      label: "Service",
      options: SERVICES.map((value) => ({ value, label: SERVICE_LABELS[value] })),
    }),
    active: tell("active", {
      label: "Serving",
      options: [
        { value: "1", label: "Still serve" },
        { value: "0", label: "No longer" },
      ],
    }),
    contactBy: tell("contactBy", { label: "Meet again by", type: "date" }),
  };
}
