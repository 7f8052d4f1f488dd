import { type ActiveFilter, FilterBar, FilterField } from "@/components/ui/filter-bar";
import { COUNTRY_CHOICES, countryName } from "@/lib/countries/labels";
import { formatDate } from "@/lib/dates";
import { type PersonFilters, peopleHref } from "@/lib/people/filters";
import { SERVICE_LABELS } from "@/lib/people/labels";
import { SERVICES } from "@/lib/people/ranks";

const SERVING = [
  { value: "1", label: "Still serve" },
  { value: "0", label: "No longer" },
];

type PersonFilterBarProps = {
  filters: PersonFilters;
  /** Whether the viewer may read how people stand; to others the day to meet somebody again is not even offered. */
  knowsStandings: boolean;
};

/** What the list of people can be narrowed to. */
export function PersonFilterBar({ filters, knowsStandings }: PersonFilterBarProps) {
  return (
    <FilterBar
      key={peopleHref(filters)}
      action="/people"
      noun="people"
      isFiltered={activePersonFilters(filters).length > 0}
      keep={{ country: filters.country.slice(1), service: filters.service.slice(1) }}
    >
      <FilterField label="Name, post or organisation" name="q" type="search" defaultValue={filters.q ?? ""} />
      <FilterField
        label="Nationality"
        name="country"
        defaultValue={filters.country[0] ?? ""}
        options={COUNTRY_CHOICES}
      />
      <FilterField
        label="Service"
        name="service"
        defaultValue={filters.service[0] ?? ""}
        options={SERVICES.map((value) => ({ value, label: SERVICE_LABELS[value] }))}
      />
      <FilterField
        label="Serving"
        name="active"
        defaultValue={filters.active === null ? "" : filters.active ? "1" : "0"}
        options={SERVING}
      />
      {knowsStandings ? (
        <FilterField
          label="Meet again by"
          name="contactBy"
          type="date"
          defaultValue={filters.contactBy ?? ""}
        />
      ) : null}
    </FilterBar>
  );
}

/** The filters in force, each with the address without it. */
export function activePersonFilters(filters: PersonFilters): ActiveFilter[] {
  const without = (part: Partial<PersonFilters>) => peopleHref({ ...filters, ...part });
  const { q, country, service, active, contactBy } = filters;
  return [
    ...(q ? [{ label: "Words", value: q, removeHref: without({ q: null }) }] : []),
    ...country.map((code) => ({
      label: "Nationality",
      value: countryName(code),
      removeHref: without({ country: country.filter((other) => other !== code) }),
    })),
    ...service.map((value) => ({
      label: "Service",
      value: SERVICE_LABELS[value],
      removeHref: without({ service: service.filter((other) => other !== value) }),
    })),
    ...SERVING.filter(({ value }) => active === (value === "1")).map(({ label }) => ({
      label: "Serving",
      value: label,
      removeHref: without({ active: null }),
    })),
    ...(contactBy
      ? [
          {
            label: "Meet again by",
            value: formatDate(contactBy),
            removeHref: without({ contactBy: null }),
          },
        ]
      : []),
  ];
}
