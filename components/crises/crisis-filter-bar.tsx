import { tagFilter } from "@/components/tags/tag-filter";
import type { ActiveFilter } from "@/components/ui/filter-bar";
import { activeOf, filtersOf, ListFilterBar } from "@/components/ui/list-filters";
import { type CrisisFilters, crisesHref, NO_CRISIS_FILTERS } from "@/lib/crises/filters";
import { ALERT_LABELS } from "@/lib/crises/labels";
import { ALERTS } from "@/lib/crises/rules";
import type { TagOption } from "@/lib/picklists/queries";

type CrisisFilterBarProps = { filters: CrisisFilters; tags: readonly TagOption[] };

/** What the list of crises can be narrowed to beside its parts. */
export function CrisisFilterBar({ filters, tags }: CrisisFilterBarProps) {
  return (
    <ListFilterBar
      href={crisesHref(filters)}
      noun="crises"
      filters={listFilters(filters, tags)}
      keep={{ state: filters.state }}
    />
  );
}

/** The filters in force beside the part of the list that is shown, each with the address without it. */
export function activeCrisisFilters(filters: CrisisFilters, tags: readonly TagOption[]): ActiveFilter[] {
  return activeOf(listFilters(filters, tags));
}

function listFilters(filters: CrisisFilters, tags: readonly TagOption[]) {
  const tell = filtersOf(filters, NO_CRISIS_FILTERS, crisesHref);
  return {
    alert: tell("alert", {
      label: "Alert",
      options: ALERTS.map((value) => ({ value, label: ALERT_LABELS[value].name })),
    }),
    tag: tell("tag", tagFilter(tags)),
  };
}
