import { type ActiveFilter, FilterBar, FilterField } from "@/components/ui/filter-bar";
import { COMMANDS } from "@/lib/countries/commands";
import { type CountryFilters, REGIONS, SENIOR_GAPS } from "@/lib/countries/filters";
import { SENIOR_GAP_LABELS } from "@/lib/countries/labels";
import { type ContactLook, contactHref, contactParts } from "@/lib/dashboards/contacts/filters";

type CountryFilterBarProps = { filters: CountryFilters; shown: ContactLook };

/** What the list of countries can be narrowed to. */
export function CountryFilterBar({ filters, shown }: CountryFilterBarProps) {
  return (
    <FilterBar
      key={contactHref(filters, shown)}
      action="/countries"
      noun="countries"
      isFiltered={activeCountryFilters(filters, shown).length > 0}
      keep={{
        region: filters.region.slice(1),
        command: filters.command.slice(1),
        coverage: filters.coverage,
        sort: filters.sort === "-held" ? null : filters.sort,
        ...contactParts(shown),
      }}
    >
      <FilterField label="Name or code" name="q" type="search" defaultValue={filters.q} />
      <FilterField
        label="Region"
        name="region"
        defaultValue={filters.region[0] ?? ""}
        options={REGIONS.map((region) => ({ value: region, label: region }))}
      />
      <FilterField
        label="Command"
        name="command"
        defaultValue={filters.command[0] ?? ""}
        options={COMMANDS.filter((command) => command.isGeographic).map(({ code }) => ({
          value: code,
          label: code,
        }))}
      />
      <FilterField
        label="Senior contact"
        name="senior"
        defaultValue={filters.senior ?? ""}
        options={SENIOR_GAPS.map((value) => ({ value, label: SENIOR_GAP_LABELS[value] }))}
      />
    </FilterBar>
  );
}

/** The filters in force beside the part of the list that is shown, each with the address without it. */
export function activeCountryFilters(filters: CountryFilters, shown: ContactLook): ActiveFilter[] {
  const without = (part: Partial<CountryFilters>) => contactHref({ ...filters, ...part }, shown);
  return [
    ...(filters.q ? [{ label: "Name or code", value: filters.q, removeHref: without({ q: "" }) }] : []),
    ...filters.region.map((value) => ({
      label: "Region",
      value,
      removeHref: without({ region: filters.region.filter((one) => one !== value) }),
    })),
    ...filters.command.map((value) => ({
      label: "Command",
      value,
      removeHref: without({ command: filters.command.filter((one) => one !== value) }),
    })),
    ...(filters.senior
      ? [
          {
            label: "Senior contact",
            value: SENIOR_GAP_LABELS[filters.senior],
            removeHref: without({ senior: null }),
          },
        ]
      : []),
  ];
}
