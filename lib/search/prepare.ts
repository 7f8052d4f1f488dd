/** Turns counts of what a search found into facets, each value with the list that holds it. Pure. */
import { countryName } from "@/lib/countries/labels";
import { type EngagementFilters, engagementsHref } from "@/lib/engagements/filters";
import { STATUS_LABELS } from "@/lib/engagements/labels";
import type { FacetCount } from "@/lib/engagements/search/queries";
import { engagementType } from "@/lib/engagements/types";

export type Facet = {
  name: FacetCount["facet"];
  values: { label: string; count: number; href: string }[];
  /** Values that were too many to show. */
  more: number;
};

const MOST_VALUES = 8;
const NAMES = ["country", "year", "type", "status"] as const;

/** Years the newest first, all others the most frequent first; a facet with a single value narrows nothing and is left out. */
export function prepareFacets(counts: readonly FacetCount[], text: string): Facet[] {
  return NAMES.flatMap((name) => {
    const values = counts
      .filter(({ facet }) => facet === name)
      .sort(name === "year" ? (a, b) => (a.value < b.value ? 1 : -1) : byCount)
      .map(({ value, count }) => ({
        label: labelOf(name, value),
        count,
        href: engagementsHref({ q: text, ...filterOf(name, value) }),
      }));
    return values.length > 1
      ? [{ name, values: values.slice(0, MOST_VALUES), more: Math.max(0, values.length - MOST_VALUES) }]
      : [];
  });
}

function byCount(one: FacetCount, other: FacetCount): number {
  return other.count - one.count || (one.value < other.value ? -1 : 1);
}

function labelOf(name: FacetCount["facet"], value: string): string {
  if (name === "country") return countryName(value);
  if (name === "type") return engagementType(value)?.name ?? value;
  if (name === "status") return STATUS_LABELS[value as keyof typeof STATUS_LABELS] ?? value;
  return value;
}

function filterOf(name: FacetCount["facet"], value: string): Partial<EngagementFilters> {
  if (name === "year") return { from: `${value}-01-01`, to: `${value}-12-31` };
  return { [name]: [value] };
}
