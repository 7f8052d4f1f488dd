import { tagFilter } from "@/components/tags/tag-filter";
import { type ActiveFilter, FilterBar, FilterField } from "@/components/ui/filter-bar";
import { activeOf, FieldsOf, filtersOf } from "@/components/ui/list-filters";
import { COUNTRY_CHOICES } from "@/lib/countries/labels";
import { DOMAIN_LABELS } from "@/lib/engagements/labels";
import { SEVERITY } from "@/lib/exercises/editions/health/rules";
import { SERIES_DOMAINS } from "@/lib/exercises/filters";
import { HEALTH_LABELS, PHASE_LABELS } from "@/lib/exercises/labels";
import { PHASES, type PlannerFilters, plannerHref, unnarrowed } from "@/lib/exercises/planner/filters";
import type { TagOption } from "@/lib/picklists/queries";

type Names = {
  series: readonly { slug: string; name: string }[];
  tags: readonly TagOption[];
};

/** What the planner and the calendar can be narrowed to. */
export function PlannerFilterBar({ filters, ...names }: { filters: PlannerFilters } & Names) {
  const { view, from } = filters;
  const isYear = view === "planner";
  return (
    <FilterBar
      key={plannerHref(filters)}
      action="/exercises"
      noun="exercises"
      isFiltered={activePlannerFilters(filters, names).length > 0}
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
      <FieldsOf filters={Object.values(listFilters(filters, names))} />
    </FilterBar>
  );
}

/** The filters in force, each with the address without it. */
export function activePlannerFilters(filters: PlannerFilters, names: Names): ActiveFilter[] {
  return activeOf(listFilters(filters, names));
}

function listFilters(filters: PlannerFilters, { series, tags }: Names) {
  const tell = filtersOf(filters, unnarrowed(filters), plannerHref);
  return {
    country: tell("country", { label: "Country", options: COUNTRY_CHOICES }),
    series: tell("series", {
      label: "Series",
      options: series.map(({ slug, name }) => ({ value: slug, label: name })),
    }),
    domain: tell("domain", {
      label: "Domain",
      options: SERIES_DOMAINS.map((value) => ({ value, label: DOMAIN_LABELS[value] })),
    }),
    phase: tell("phase", {
      label: "Status",
      options: PHASES.map((value) => ({ value, label: PHASE_LABELS[value] })),
    }),
    health: tell("health", {
      label: "Red, amber, green",
      options: SEVERITY.map((value) => ({ value, label: HEALTH_LABELS[value] })),
    }),
    tag: tell("tag", tagFilter(tags)),
  };
}
