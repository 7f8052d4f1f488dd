import {
  type AddressQuery,
  isCountryCode,
  isObjectiveCode,
  isOneOf,
  isSlug,
  readAddress,
} from "@/lib/address";
import { faultOfDay } from "@/lib/fields";
import {
  Atmospherics,
  DatePrecision,
  Domain,
  LadderStep,
  Marking,
  Publication,
} from "@/lib/generated/prisma/enums";
import { isId } from "@/lib/ids";
import { SENIORITY_BANDS } from "@/lib/people/ranks";
import { parseReference } from "./references/rules";
import { STATUSES } from "./schema";
import { isTagKey } from "./tag-keys";
import { isEngagementType, isTypeGroup } from "./types";

/** Ways to sort a list; a minus before one turns it round. */
export const SORTS = ["date", "title", "type", "status", "updated"] as const;
export type Sort = (typeof SORTS)[number] | `-${(typeof SORTS)[number]}`;

/**
 * The parts of a list by time. `ahead` is what starts today or later and is not complete. A start known only to its month
 * or year is ahead until that is over; `past` is all the rest, and with it whatever is complete.
 */
export const WHENS = ["ahead", "past", "all"] as const;
export type When = (typeof WHENS)[number];

/** A partner band, or UNKNOWN where no partner of a known rank attended. */
export const BANDS = [...SENIORITY_BANDS, "UNKNOWN"] as const;

/** Days of the week as PostgreSQL's to_char names them. */
export const WEEKDAY_FILTERS = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"] as const;

/** How exactly its start is known. */
export const PRECISION_FILTERS = Object.values(DatePrecision);

/** The side that owes the return of a visit or an exchange. */
export const OWED_FILTERS = ["PARTNER", "OWN"] as const;

/** Whose visit it is: ours to them, theirs to us, or of a ship or aircraft of which nobody says who hosted it. */
export const VISIT_FILTERS = ["OURS", "THEIRS", "UNKNOWN"] as const;

const GIFT_FILTERS = ["GIVEN", "RECEIVED", "OVER"] as const;

/** The highest step of the ladder that anything that came of it has reached, or NONE where none is recorded. */
export const LADDER_FILTERS = [...Object.values(LadderStep), "NONE"] as const;

/** How the atmosphere was said to be, or NONE where nothing was said of it. */
export const ATMOSPHERICS_FILTERS = [...Object.values(Atmospherics), "NONE"] as const;

/** What was called off without a reason of the list. No code is written so: an admin may well call a reason "None". */
export const NO_REASON = "none";

/** The side that hosts: our own nation, another, or NONE where the record names no host. */
export const HOST_SIDE_FILTERS = ["OWN", "PARTNER", "NONE"] as const;

/** Most characters of a component's name that an address may ask for. */
const COMPONENT_LIMIT = 120;

/** What a list of engagements is narrowed to. Values of one filter are alternatives; filters add up. */
export type EngagementFilters = {
  /** By the viewer's own day. */
  when: When;
  status: string[];
  type: string[];
  group: string[];
  /** Alpha-3 of countries that it is held with; who declined is none of them. */
  country: string[];
  band: string[];
  publication: string[];
  /** Ids of organisations: somebody of it, or of one below it, attends by what the record says of them that day. */
  organisation: string[];
  /** Days of the week on which it begins at its place; what is known only to the month begins on none. */
  weekday: string[];
  precision: string[];
  /** Keys of tags of any scheme, such as `NDU.EXERCISE`. */
  tag: string[];
  domain: string[];
  marking: string[];
  /** Codes of the reasons for which it was cancelled or postponed, of the list that admins keep, or NO_REASON. */
  reason: string[];
  ladder: string[];
  /** Codes of the authorities that its lines of money name, of the list that admins keep. */
  funding: string[];
  /** Alpha-3 of countries that host it, by their role or because it takes place there. */
  host: string[];
  /** Alpha-3 of countries that were invited and declined. */
  declined: string[];
  atmospherics: string[];
  /** With one of those of another side who were there. */
  tone: string[];
  /** Whether the most senior partner counts as senior contact (one star and above, ministers, senior officials). */
  senior: boolean;
  /** Whether the viewer wrote it or is responsible for it. */
  mine: boolean;
  /** Whether its day is over where it was to take place and its report is still due. */
  unreported: boolean;
  /** Engagements with gifts given, received, or of a value above the limit. */
  gift: (typeof GIFT_FILTERS)[number] | null;
  /** Held visits and exchanges whose return this side owes. */
  owed: (typeof OWED_FILTERS)[number] | null;
  /** Visits by whose they are; where countries are asked for, as seen from one of these. */
  visit: (typeof VISIT_FILTERS)[number] | null;
  hostSide: (typeof HOST_SIDE_FILTERS)[number] | null;
  /** Alpha-3: band and senior contact are those of the partners of this country alone; null where neither is asked for. */
  bandOf: string | null;
  /** Calendar days, both inclusive: `starts_on >= from and starts_latest_on <= to`. */
  from: string | null;
  to: string | null;
  /** Instead of these days: what may begin in them or outside, since its day is not known. Not without one of the two. */
  doubtful: boolean;
  /** Slug of an exercise series. */
  series: string | null;
  /** Reference of an edition of an exercise. */
  edition: string | null;
  /** Reference of a crisis. */
  crisis: string | null;
  /** Reference of an engagement: it is held on the margins of that one. */
  margins: string | null;
  /** Code of an objective that it serves. */
  objective: string | null;
  /** Code of an objective that it does not serve. */
  notObjective: string | null;
  /** Code of a line of effort: it serves an objective of it. */
  effort: string | null;
  /** Id of a person who attends it. */
  person: string | null;
  /** Id of the account of the responsible officer. */
  officer: string | null;
  /** Id of the account that wrote it; co-authors did not. */
  author: string | null;
  /** Name of the lead component, without regard to case. */
  component: string | null;
  /** Id of a post: somebody who held it attends, by what the record says of them that day. */
  attendeePost: string | null;
  /** Id of a post: its author held it on the day the record was entered. */
  authorPost: string | null;
  q: string | null;
  sort: Sort;
};

export const NO_FILTERS: EngagementFilters = {
  when: "all",
  status: [],
  type: [],
  group: [],
  country: [],
  band: [],
  publication: [],
  organisation: [],
  weekday: [],
  precision: [],
  tag: [],
  domain: [],
  marking: [],
  reason: [],
  ladder: [],
  funding: [],
  host: [],
  declined: [],
  atmospherics: [],
  tone: [],
  senior: false,
  mine: false,
  unreported: false,
  gift: null,
  owed: null,
  visit: null,
  hostSide: null,
  bandOf: null,
  from: null,
  to: null,
  doubtful: false,
  series: null,
  edition: null,
  crisis: null,
  margins: null,
  objective: null,
  notObjective: null,
  effort: null,
  person: null,
  officer: null,
  author: null,
  component: null,
  attendeePost: null,
  authorPost: null,
  q: null,
  sort: "-date",
};

export type ReadFilters = {
  filters: EngagementFilters;
  /** From 1; a page beyond the last is for the query to pull back. */
  page: number;
  /** One sentence for each part of the address that could not be read and was left out. */
  notices: string[];
};

/**
 * Reads the filters of a list from its address. Never fails: what cannot be read is left out and told of. An address
 * that asks for nothing opens what is past; one that asks for anything counts past and ahead unless it names one.
 */
export function readEngagementFilters(query: AddressQuery): ReadFilters {
  const { notices, some, one, flag, words, isSet, page } = readAddress(query);
  const isDay = (value: string) => faultOfDay(value) === null;
  const when = one("when", isOneOf(WHENS)) ?? usualWhen(FILTER_NAMES.some(isSet));
  const filters: EngagementFilters = {
    when,
    status: some("status", isOneOf(STATUSES)),
    type: some("type", isEngagementType),
    group: some("group", isTypeGroup),
    country: some("country", isCountryCode),
    band: some("band", isOneOf(BANDS)),
    publication: some("publication", isOneOf(Object.values(Publication))),
    organisation: some("organisation", isId),
    weekday: some("weekday", isOneOf(WEEKDAY_FILTERS)),
    precision: some("precision", isOneOf(PRECISION_FILTERS)),
    tag: some("tag", isTagKey),
    domain: some("domain", isOneOf(Object.values(Domain))),
    marking: some("marking", isOneOf(Object.values(Marking))),
    reason: some("reason", (value) => value === NO_REASON || isPicklistCode(value)),
    ladder: some("ladder", isOneOf(LADDER_FILTERS)),
    funding: some("funding", isPicklistCode),
    host: some("host", isCountryCode),
    declined: some("declined", isCountryCode),
    atmospherics: some("atmospherics", isOneOf(ATMOSPHERICS_FILTERS)),
    tone: some("tone", isOneOf(Object.values(Atmospherics))),
    senior: flag("senior") ?? false,
    mine: flag("mine") ?? false,
    unreported: flag("unreported") ?? false,
    gift: one("gift", isOneOf(GIFT_FILTERS)),
    owed: one("owed", isOneOf(OWED_FILTERS)),
    visit: one("visit", isOneOf(VISIT_FILTERS)),
    hostSide: one("hostSide", isOneOf(HOST_SIDE_FILTERS)),
    bandOf: one("bandOf", isCountryCode),
    from: one("from", isDay),
    to: one("to", isDay),
    doubtful: flag("doubtful") ?? false,
    series: one("series", isSlug),
    edition: one("edition", (value) => /^EX-[A-Z0-9-]{1,90}$/.test(value)),
    crisis: one("crisis", (value) => /^CR-[A-Z0-9-]{1,60}$/.test(value)),
    margins: one("margins", (value) => parseReference(value) !== null),
    objective: one("objective", isObjectiveCode),
    notObjective: one("notObjective", isObjectiveCode),
    effort: one("effort", isPicklistCode),
    person: one("person", isId),
    officer: one("officer", isId),
    author: one("author", isId),
    component: one("component", isComponent),
    attendeePost: one("attendeePost", isId),
    authorPost: one("authorPost", isId),
    q: words(),
    sort: one("sort", isSort) ?? usualSort(when),
  };
  // Of no band there is none of a country.
  if (filters.band.length === 0 && !filters.senior) filters.bandOf = null;
  // Of no days there is nothing to doubt.
  if (!filters.from && !filters.to) filters.doubtful = false;
  if (filters.from && filters.to && filters.from > filters.to)
    notices.push("The first day lies after the last, so nothing can match.");
  if (filters.objective && filters.objective === filters.notObjective)
    notices.push("One objective is asked for and left out, so nothing can match.");
  return { filters, page: page(), notices };
}

/** Whether anything but the order is asked for. */
export function isNarrowed({ sort: _, ...filters }: EngagementFilters): boolean {
  return engagementsHref(filters) !== engagementsHref({});
}

/** The same filters in another part of the list, in its own order unless they are sorted by something else. */
export function inPart(filters: EngagementFilters, when: When): EngagementFilters {
  return { ...filters, when, sort: isByDate(filters.sort) ? usualSort(when) : filters.sort };
}

/** The order of a part of the list unless another is asked for: what is nearest to today comes first. */
export function usualSort(when: When): Sort {
  return when === "ahead" ? "date" : "-date";
}

export function isByDate(sort: Sort): boolean {
  return sort === "date" || sort === "-date";
}

/** The filters that take several values. */
const LIST_FILTERS = [
  "status",
  "type",
  "group",
  "country",
  "band",
  "publication",
  "organisation",
  "weekday",
  "precision",
  "tag",
  "domain",
  "marking",
  "reason",
  "ladder",
  "funding",
  "host",
  "declined",
  "atmospherics",
  "tone",
] as const;

/** The filters that take one value, in words or as a code. */
const TEXT_FILTERS = [
  "gift",
  "owed",
  "visit",
  "hostSide",
  "bandOf",
  "from",
  "to",
  "series",
  "edition",
  "crisis",
  "margins",
  "objective",
  "notObjective",
  "effort",
  "person",
  "officer",
  "author",
  "component",
  "attendeePost",
  "authorPost",
  "q",
] as const;

/** The address of the list under these filters, without what is as it would be anyway. */
export function engagementsHref(filters: Partial<EngagementFilters>, page = 1): string {
  const query = new URLSearchParams();
  for (const name of LIST_FILTERS) for (const value of filters[name] ?? []) query.append(name, value);
  for (const name of ["senior", "mine", "unreported", "doubtful"] as const)
    if (filters[name]) query.set(name, "1");
  for (const name of TEXT_FILTERS) {
    const value = filters[name];
    if (value) query.set(name, value);
  }
  const { when = "all", sort = usualSort(when) } = filters;
  if (sort !== usualSort(when)) query.set("sort", sort);
  if (when !== usualWhen(query.size > 0)) query.set("when", when);
  if (page > 1) query.set("page", String(page));
  return query.size > 0 ? `/engagements?${query}` : "/engagements";
}

/** What an address may ask for besides a part of the list, and a page of it. */
const FILTER_NAMES = Object.keys(NO_FILTERS).filter((name) => name !== "when");

function usualWhen(isFiltered: boolean): When {
  return isFiltered ? "all" : "past";
}

/** Whether it has the form of a code of a list that admins keep. */
function isPicklistCode(value: string): boolean {
  return /^[A-Z0-9][A-Z0-9_-]{0,59}$/.test(value);
}

/** A NUL cannot be sent to PostgreSQL. */
function isComponent(value: string): boolean {
  return value.trim() === value && value.length <= COMPONENT_LIMIT && !value.includes("\0");
}

function isSort(value: string): value is Sort {
  return isOneOf(SORTS)(value.replace(/^-/, ""));
}
