/** Turns counts of what a search found into facets, each value with the list that holds it, and marks what was typed. Pure. */
import { commitmentsHref, STATE_FILTERS, type StateFilter } from "@/lib/commitments/filters";
import { STATE_FILTER_LABELS } from "@/lib/commitments/labels";
import { countryName } from "@/lib/countries/labels";
import { countFound } from "@/lib/counts";
import { type EngagementFilters, engagementsHref } from "@/lib/engagements/filters";
import { SIDE_LABELS, STATUS_LABELS } from "@/lib/engagements/labels";
import type { FacetCount } from "@/lib/engagements/search/queries";
import { termsOf } from "@/lib/engagements/search/terms";
import { tagLabel, tagOfKey } from "@/lib/engagements/tag-keys";
import { engagementType } from "@/lib/engagements/types";
import type { Segment } from "@/lib/engagements/views";
import { MILESTONE_ORDER } from "@/lib/exercises/editions/milestones/rules";
import { MILESTONE_FILTER_LABELS, MILESTONE_LABELS } from "@/lib/exercises/labels";
import { MILESTONE_STATE_FILTERS, milestonesHref } from "@/lib/exercises/milestones/filters";
import type { MilestoneCounts } from "@/lib/exercises/milestones/queries";
import { Side } from "@/lib/generated/prisma/enums";
import { levelled } from "@/lib/levelled";
import { peopleHref } from "@/lib/people/filters";
import { SERVICE_LABELS } from "@/lib/people/labels";
import type { PersonCount } from "@/lib/people/queries";
import type { Service } from "@/lib/people/ranks";
import { KINDS, type Kind, NOT_NARROWED, searchHref } from "./filters";

type FacetValue = { label: string; count: number; href: string };

export type Facet = {
  name: FacetCount["facet"] | "service" | "side" | "state" | "kind";
  values: FacetValue[];
  /** Values that were too many to show. */
  more: number;
};

const MOST_VALUES = 8;
/** Each is a sentence. */
const MOST_OBJECTIVES = 3;
const NAMES = ["country", "year", "type", "status", "objective", "tag"] as const;

/**
 * What was found, told from what only comes close to the words: the kinds of each in their order, and how many records are
 * found. What comes close is no result and is not among them.
 */
export function prepareKinds(found: Readonly<Record<Kind, { total: number; isNear?: boolean }>>): {
  total: number;
  exact: Kind[];
  near: Kind[];
} {
  const any = KINDS.filter((kind) => found[kind].total > 0);
  const exact = any.filter((kind) => !found[kind].isNear);
  return {
    total: any.reduce((sum, kind) => sum + countFound(found[kind]), 0),
    exact,
    near: any.filter((kind) => found[kind].isNear),
  };
}

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
    return facetOf(name, values, total, name === "objective" ? MOST_OBJECTIVES : MOST_VALUES);
  });
}

/** The facet of these values, or none where it narrows nothing of what was found. */
function facetOf(name: Facet["name"], values: FacetValue[], total: number, most = MOST_VALUES): Facet[] {
  return values.some(({ count }) => count < total)
    ? [{ name, values: values.slice(0, most), more: Math.max(0, values.length - most) }]
    : [];
}

/** Countries and services of the people that were found. */
export function preparePersonFacets(counts: readonly PersonCount[], text: string, total: number): Facet[] {
  const valuesOf = (wanted: PersonCount["facet"], told: (value: string) => Omit<FacetValue, "count">) =>
    counts
      .filter(({ facet }) => facet === wanted)
      .sort(byCount)
      .map(({ value, count }) => ({ ...told(value), count }));
  const countries = valuesOf("country", (code) => ({
    label: countryName(code),
    href: peopleHref({ q: text, country: [code] }),
  }));
  const services = valuesOf("service", (service) => ({
    label: SERVICE_LABELS[service as Service] ?? service,
    href: peopleHref({ q: text, service: [service as Service] }),
  }));
  return [...facetOf("country", countries, total), ...facetOf("service", services, total)];
}

type CommitmentCounts = {
  total: number;
  bySides: Partial<Record<Side, number>>;
  byStates: Record<StateFilter, number>;
};

/** Sides and states of the promises that were found; what is overdue is open, too. */
export function prepareCommitmentFacets(
  { total, bySides, byStates }: CommitmentCounts,
  text: string,
): Facet[] {
  const sides = Object.values(Side).flatMap((side) => {
    const count = bySides[side] ?? 0;
    return count > 0
      ? [{ label: SIDE_LABELS[side], count, href: commitmentsHref({ q: text, side: [side] }) }]
      : [];
  });
  const states = STATE_FILTERS.flatMap((state) =>
    byStates[state] > 0
      ? [
          {
            label: STATE_FILTER_LABELS[state],
            count: byStates[state],
            href: commitmentsHref({ q: text, state }),
          },
        ]
      : [],
  );
  return [...facetOf("side", sides, total), ...facetOf("state", states, total)];
}

/** States and kinds of the milestones that were found, the kinds in the order in which they are held. */
export function prepareMilestoneFacets({ total, byState, byKind }: MilestoneCounts, text: string): Facet[] {
  const states = MILESTONE_STATE_FILTERS.flatMap((state) => {
    const count = byState[state] ?? 0;
    const href = milestonesHref({ q: text, state });
    return count > 0 ? [{ label: MILESTONE_FILTER_LABELS[state], count, href }] : [];
  });
  const kinds = MILESTONE_ORDER.flatMap((kind) => {
    const count = byKind[kind] ?? 0;
    const href = milestonesHref({ q: text, kind });
    return count > 0 ? [{ label: MILESTONE_LABELS[kind].name, count, href }] : [];
  });
  return [...facetOf("state", states, total), ...facetOf("kind", kinds, total)];
}

type EditionCounts = {
  total: number;
  byCountry: Readonly<Record<string, number>> | null;
  byYear: Readonly<Record<string, number>>;
};

/** Countries and years of the editions of exercises that were found. */
export function prepareEditionFacets({ total, byCountry, byYear }: EditionCounts, text: string): Facet[] {
  const countries = Object.entries(byCountry ?? {})
    .map(([country, count]) => ({
      label: countryName(country),
      count,
      href: searchHref(text, "editions", 1, { ...NOT_NARROWED, country }),
    }))
    .sort((one, other) => other.count - one.count || (one.label < other.label ? -1 : 1));
  const years = Object.entries(byYear)
    .map(([year, count]) => ({
      label: year,
      count,
      href: searchHref(text, "editions", 1, { ...NOT_NARROWED, year: Number(year) }),
    }))
    .sort((one, other) => (one.label < other.label ? 1 : -1));
  return [...facetOf("country", countries, total), ...facetOf("year", years, total)];
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

function byCount(one: { count: number; value: string }, other: { count: number; value: string }): number {
  return other.count - one.count || (one.value < other.value ? -1 : 1);
}

function labelOf({ facet, value, text }: FacetCount): string {
  if (facet === "country") return countryName(value);
  if (facet === "type") return engagementType(value)?.name ?? value;
  if (facet === "tag") return tagLabel({ ...tagOfKey(value), name: text ?? value });
  if (facet === "status") return STATUS_LABELS[value as keyof typeof STATUS_LABELS] ?? value;
  return [value, text].filter(Boolean).join(" ");
}

function filterOf({ facet, value }: FacetCount): Partial<EngagementFilters> {
  if (facet === "year") return { from: `${value}-01-01`, to: `${value}-12-31` };
  return facet === "objective" ? { objective: value } : { [facet]: [value] };
}
