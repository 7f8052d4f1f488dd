import type { ActiveFilter } from "@/components/ui/filter-bar";
import { activeOf, filtersOf, ListFilterBar, optionsOf } from "@/components/ui/list-filters";
import { COMMANDS } from "@/lib/countries/commands";
import { type CountryFilters, NO_COUNTRY_FILTERS, REGIONS, SENIOR_GAPS } from "@/lib/countries/filters";
import { RECORD_LABELS, SENIOR_GAP_LABELS } from "@/lib/countries/labels";
import { type ContactLook, contactHref, contactParts } from "@/lib/dashboards/contacts/filters";

type CountryFilterBarProps = { filters: CountryFilters; shown: ContactLook };

/** What the list of countries can be narrowed to. */
export function CountryFilterBar({ filters, shown }: CountryFilterBarProps) {
  const { coverage, sort } = filters;
  return (
    <ListFilterBar
      href={contactHref(filters, shown)}
      noun="countries"
      filters={listFilters(filters, shown)}
      keep={{
        coverage,
        sort: sort === NO_COUNTRY_FILTERS.sort ? null : sort,
        ...contactParts(shown),
      }}
    />
  );
}

/** The filters in force beside the part of the list that is shown, each with the address without it. */
export function activeCountryFilters(filters: CountryFilters, shown: ContactLook): ActiveFilter[] {
  return activeOf(listFilters(filters, shown));
}

function listFilters(filters: CountryFilters, shown: ContactLook) {
  const tell = filtersOf(filters, NO_COUNTRY_FILTERS, (some) => contactHref(some, shown));
  return {
    q: tell("q", { label: "Name or code", type: "search" }),
    region: tell("region", {
      label: "Region",
      options: REGIONS.map((region) => ({ value: region, label: region })),
    }),
    command: tell("command", {
      label: "Command",
      options: COMMANDS.filter(({ isGeographic }) => isGeographic).map(({ code }) => ({
        value: code,
        label: code,
      })),
    }),
    senior: tell("senior", {
      label: "Senior contact",
      options: SENIOR_GAPS.map((value) => ({ value, label: SENIOR_GAP_LABELS[value] })),
    }),
    record: tell("record", { label: "Held engagements", options: optionsOf(RECORD_LABELS) }),
  };
}
