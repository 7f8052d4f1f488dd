import type { ActiveFilter } from "@/components/ui/filter-bar";
import { activeOf, filtersOf, ListFilterBar } from "@/components/ui/list-filters";
import { type CrisisFilters, crisesHref, NO_CRISIS_FILTERS } from "@/lib/crises/filters";
import { ALERT_LABELS } from "@/lib/crises/labels";
import { ALERTS } from "@/lib/crises/rules";

/** What the list of crises can be narrowed to beside its parts. */
export function CrisisFilterBar({ filters }: { filters: CrisisFilters }) {
  return (
    <ListFilterBar
      href={crisesHref(filters)}
      noun="crises"
      filters={listFilters(filters)}
      keep={{ state: filters.state }}
    />
  );
}

/** The filters in force beside the part of the list that is shown, each with the address without it. */
export function activeCrisisFilters(filters: CrisisFilters): ActiveFilter[] {
  return activeOf(listFilters(filters));
}

function listFilters(filters: CrisisFilters) {
  const tell = filtersOf(filters, NO_CRISIS_FILTERS, crisesHref);
  return {
    alert: tell("alert", {
      label: "Alert",
      options: ALERTS.map((value) => ({ value, label: ALERT_LABELS[value].name })),
    }),
  };
}
