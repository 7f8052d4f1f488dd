import { type ActiveFilter, FilterBar, FilterField } from "@/components/ui/filter-bar";
import { DOMAIN_LABELS } from "@/lib/engagements/labels";
import { SEVERITY } from "@/lib/exercises/editions/rules";
import { SERIES_DOMAINS } from "@/lib/exercises/filters";
import { HEALTH_LABELS, PHASE_LABELS } from "@/lib/exercises/labels";
import { PHASES, type PlannerFilters, plannerHref } from "@/lib/exercises/planner/filters";

type PlannerFilterBarProps = {
  filters: PlannerFilters;
  countries: readonly { value: string; label: string }[];
  series: readonly { slug: string; name: string }[];
};

/** What the planner and the calendar can be narrowed to. */
export function PlannerFilterBar({ filters, countries, series }: PlannerFilterBarProps) {
  const { view, from, country, domain, phase, health } = filters;
  const isYear = view === "planner";
  return (
    <FilterBar
      key={plannerHref(filters)}
      action="/exercises"
      noun="exercises"
      isFiltered={activePlannerFilters(filters, countries, series).length > 0}
      keep={{ view }}
    >
      {isYear ? (
        <FilterField
          label="Year"
          name="year"
          type="number"
          min={1950}
          max={2099}
          defaultValue={from.slice(0, 4)}
        />
      ) : (
        <FilterField label="Month" name="month" type="month" defaultValue={from.slice(0, 7)} />
      )}
      <FilterField label="Country" name="country" defaultValue={country ?? ""} options={countries} />
      <FilterField
        label="Series"
        name="series"
        defaultValue={filters.series ?? ""}
        options={series.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <FilterField
        label="Domain"
        name="domain"
        defaultValue={domain ?? ""}
        options={SERIES_DOMAINS.map((value) => ({ value, label: DOMAIN_LABELS[value] }))}
      />
      <FilterField
        label="Status"
        name="phase"
        defaultValue={phase ?? ""}
        options={PHASES.map((value) => ({ value, label: PHASE_LABELS[value] }))}
      />
      <FilterField
        label="Red, amber, green"
        name="health"
        defaultValue={health ?? ""}
        options={SEVERITY.map((value) => ({ value, label: HEALTH_LABELS[value] }))}
      />
    </FilterBar>
  );
}

/** The filters in force, each with the address without it. */
export function activePlannerFilters(
  filters: PlannerFilters,
  countries: PlannerFilterBarProps["countries"],
  series: PlannerFilterBarProps["series"],
): ActiveFilter[] {
  const one = (label: string, value: string | null | undefined, without: Partial<PlannerFilters>) =>
    value ? [{ label, value, removeHref: plannerHref({ ...filters, ...without }) }] : [];
  const { country, domain, phase, health } = filters;
  return [
    ...one("Country", country && (countries.find(({ value }) => value === country)?.label ?? country), {
      country: null,
    }),
    ...one(
      "Series",
      filters.series && (series.find(({ slug }) => slug === filters.series)?.name ?? filters.series),
      { series: null },
    ),
    ...one("Domain", domain && DOMAIN_LABELS[domain], { domain: null }),
    ...one("Status", phase && PHASE_LABELS[phase], { phase: null }),
    ...one("Red, amber, green", health && HEALTH_LABELS[health], { health: null }),
  ];
}
