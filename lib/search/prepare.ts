/** Turns counts of what a search found into facets, each value with the list that holds it, and marks what was typed. Pure. */
import { countryName } from "@/lib/countries/labels";
import { type EngagementFilters, engagementsHref } from "@/lib/engagements/filters";
import { STATUS_LABELS } from "@/lib/engagements/labels";
import type { FacetCount } from "@/lib/engagements/search/queries";
import { termsOf } from "@/lib/engagements/search/terms";
import { tagLabel } from "@/lib/engagements/tag-schemes";
import { engagementType } from "@/lib/engagements/types";
import type { Segment } from "@/lib/engagements/views";
import { levelled } from "@/lib/levelled";

export type Facet = {
  name: FacetCount["facet"];
  values: { label: string; count: number; href: string }[];
  /** Values that were too many to show. */
  more: number;
};

const MOST_VALUES = 8;
/** Each is a sentence. */
const MOST_OBJECTIVES = 3;
const NAMES = ["country", "year", "type", "status", "objective", "tag"] as const;

/** Years the newest first, all others the most frequent first; a facet of which each value has all that was found is left out. */
export function prepareFacets(counts: readonly FacetCount[], text: string): Facet[] {
  const ofFacet = (name: FacetCount["facet"]) => counts.filter(({ facet }) => facet === name);
  const total = ofFacet("status").reduce((sum, { count }) => sum + count, 0);
  return NAMES.flatMap((name) => {
    const values = ofFacet(name)
      .sort(name === "year" ? (a, b) => (a.value < b.value ? 1 : -1) : byCount)
      .map((one) => ({
        label: labelOf(one),
        count: one.count,
        href: engagementsHref({ q: text, ...filterOf(one) }),
      }));
    const most = name === "objective" ? MOST_OBJECTIVES : MOST_VALUES;
    return values.some(({ count }) => count < total)
      ? [{ name, values: values.slice(0, most), more: Math.max(0, values.length - most) }]
      : [];
  });
}

/** A line in pieces, those marked that are a typed word or begin with one of three letters or more, accents and capitals aside. */
export function markTyped(line: string, typed: string): Segment[] {
  const words = termsOf(typed).flatMap(({ text, isExcluded }) => (isExcluded ? [] : wordsOf(levelled(text))));
  return line.split(/([\p{L}\p{M}\p{N}]+)/u).flatMap((text) => {
    const piece = levelled(text);
    const hit = words.some((word) => piece === word || (word.length > 2 && piece.startsWith(word)));
    return text === "" ? [] : { text, hit };
  });
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function byCount(one: FacetCount, other: FacetCount): number {
  return other.count - one.count || (one.value < other.value ? -1 : 1);
}

function labelOf({ facet, value, text }: FacetCount): string {
  if (facet === "country") return countryName(value);
  if (facet === "type") return engagementType(value)?.name ?? value;
  if (facet === "tag") return tagLabel(value);
  if (facet === "status") return STATUS_LABELS[value as keyof typeof STATUS_LABELS] ?? value;
  return [value, text].filter(Boolean).join(" ");
}

function filterOf({ facet, value }: FacetCount): Partial<EngagementFilters> {
  if (facet === "year") return { from: `${value}-01-01`, to: `${value}-12-31` };
  return facet === "objective" ? { objective: value } : { [facet]: [value] };
}
