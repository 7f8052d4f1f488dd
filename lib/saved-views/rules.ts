import type { AddressQuery } from "@/lib/address";
import { commitmentsHref, readCommitmentFilters } from "@/lib/commitments/filters";
import { readEngagementFilters } from "@/lib/engagements/filters";
import { lookHref, readLook } from "@/lib/engagements/looks/filters";
import { peopleHref, readPersonFilters } from "@/lib/people/filters";

type List = { label: string; write: (query: AddressQuery) => string };

/** The lists that can be kept under filters, by path; each writes its address again from what it read of it. */
const LISTS: Readonly<Record<string, List>> = {
  "/engagements": {
    label: "Engagements",
    write: (query) => lookHref(readEngagementFilters(query).filters, readLook(query).shown),
  },
  "/people": { label: "People", write: (query) => peopleHref(readPersonFilters(query).filters) },
  "/commitments": {
    label: "Commitments",
    write: (query) => commitmentsHref(readCommitmentFilters(query).filters),
  },
};

/**
 * The one form in which a list under filters is kept, so that two ways to write the same filters are one view: without a
 * page, without what cannot be read, its parts in a fixed order. Null for what is no list.
 */
export function canonicalHref(href: string): string | null {
  const [path = "", search = ""] = href.split("?", 2);
  const list = LISTS[path];
  if (!list) return null;
  const params = new URLSearchParams(search);
  const query = Object.fromEntries([...params.keys()].map((name) => [name, params.getAll(name)]));
  const written = new URLSearchParams(list.write(query).split("?", 2)[1] ?? "");
  const parts = [...written].sort(([a, x], [b, y]) => compare(a, b) || compare(x, y));
  return parts.length > 0 ? `${path}?${new URLSearchParams(parts)}` : path;
}

/** "Engagements" for the path of a view; the path itself where it is no list any more. */
export function listLabelOf(href: string): string {
  const path = listPathOf(href);
  return LISTS[path]?.label ?? path;
}

/** The path of the list that a view is of. */
export function listPathOf(href: string): string {
  return href.split("?", 1)[0] ?? "";
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
