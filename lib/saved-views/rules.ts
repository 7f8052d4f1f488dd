import type { AddressQuery } from "@/lib/address";
import { commitmentsHref, readCommitmentFilters } from "@/lib/commitments/filters";
import { readCountryFilters } from "@/lib/countries/filters";
import { contactHref, readContactLook, USUAL_CONTACT_LOOK } from "@/lib/dashboards/contacts/filters";
import { todayIn } from "@/lib/dates";
import { readEngagementFilters } from "@/lib/engagements/filters";
import { lookHref, readLook } from "@/lib/engagements/looks/filters";
import { lessonsHref, readLessonFilters } from "@/lib/exercises/lessons/filters";
import { milestonesHref, readMilestoneFilters } from "@/lib/exercises/milestones/filters";
import {
  plannerHref,
  readPeriod,
  readPlannerFilters,
  readView,
  VIEWS,
} from "@/lib/exercises/planner/filters";
import { objectivesHref, readObjectiveFilters } from "@/lib/objectives/filters";
import { peopleHref, readPersonFilters } from "@/lib/people/filters";

type List = {
  label: string;
  path: string;
  /** Which of the lists at this path it is; all of them where it is left out. */
  view?: readonly string[];
  write: (query: AddressQuery) => string;
};

/** The lists that can be kept under filters; each writes its address again from what it read of it. */
const LISTS: readonly List[] = [
  {
    label: "Engagements",
    path: "/engagements",
    write: (query) => lookHref(readEngagementFilters(query).filters, readLook(query).shown),
  },
  { label: "People", path: "/people", write: (query) => peopleHref(readPersonFilters(query).filters) },
  {
    label: "Commitments",
    path: "/commitments",
    write: (query) => commitmentsHref(readCommitmentFilters(query).filters),
  },
  {
    label: "Objectives",
    path: "/objectives",
    write: (query) => objectivesHref(readObjectiveFilters(query).filters),
  },
  {
    label: "Last contacts",
    path: "/countries",
    view: ["contacts"],
    write: (query) => contactHref(readCountryFilters(query).filters, readContactLook(query).shown),
  },
  {
    label: "Countries",
    path: "/countries",
    write: (query) => contactHref(readCountryFilters(query).filters, USUAL_CONTACT_LOOK),
  },
  { label: "Exercise planner", path: "/exercises", view: VIEWS, write: writePlanner },
  {
    label: "Lessons",
    path: "/exercises",
    view: ["lessons"],
    write: (query) => lessonsHref(readLessonFilters(query).filters),
  },
  {
    label: "Milestones",
    path: "/exercises",
    view: ["milestones"],
    write: (query) => milestonesHref(readMilestoneFilters(query).filters),
  },
];

/** A planner that was kept without a year or month stays without: it shows the one that runs. */
function writePlanner(query: AddressQuery): string {
  const view = readView(query) ?? "planner";
  const filters = readPlannerFilters(view, query, todayIn("UTC", new Date()));
  return plannerHref({ ...filters, from: readPeriod(view, query) });
}

/** The list that an address is of; null for what is no list. */
function listOf(href: string): List | null {
  const [path = "", search = ""] = href.split("?", 2);
  const view = new URLSearchParams(search).getAll("view").at(-1);
  return (
    LISTS.find((list) => list.path === path && (!list.view || list.view.some((one) => one === view))) ?? null
  );
}

/**
 * The one form in which a list under filters is kept, so that two ways to write the same filters are one view: without a
 * page, without what cannot be read, its parts in a fixed order. Null for what is no list.
 */
export function canonicalHref(href: string): string | null {
  const [path = "", search = ""] = href.split("?", 2);
  const list = listOf(href);
  if (!list) return null;
  const params = new URLSearchParams(search);
  const query = Object.fromEntries([...params.keys()].map((name) => [name, params.getAll(name)]));
  const written = new URLSearchParams(list.write(query).split("?", 2)[1] ?? "");
  const parts = [...written].sort(([a, x], [b, y]) => compare(a, b) || compare(x, y));
  return parts.length > 0 ? `${path}?${new URLSearchParams(parts)}` : path;
}

/** "Engagements" for the address of a view; its path where it is of no list any more. */
export function listLabelOf(href: string): string {
  return listOf(href)?.label ?? href.split("?", 1)[0] ?? "";
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
