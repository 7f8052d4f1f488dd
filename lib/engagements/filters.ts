import { faultOfDay } from "@/lib/fields";
import { Publication } from "@/lib/generated/prisma/enums";
import { SENIORITY_BANDS } from "@/lib/people/ranks";
import { STATUSES } from "./schema";
import { isEngagementType, isTypeGroup } from "./types";

/** Ways to sort a list; a minus before one turns it round. */
export const SORTS = ["date", "title", "type", "status", "updated"] as const;
export type Sort = (typeof SORTS)[number] | `-${(typeof SORTS)[number]}`;

/** A partner band, or UNKNOWN where no partner of a known rank attended. */
export const BANDS = [...SENIORITY_BANDS, "UNKNOWN"] as const;

export const GIFT_FILTERS = ["GIVEN", "RECEIVED", "OVER"] as const;

/** What a list of engagements is narrowed to. Values of one filter are alternatives; filters add up. */
export type EngagementFilters = {
  status: string[];
  type: string[];
  group: string[];
  country: string[];
  band: string[];
  publication: string[];
  /** Whether the most senior partner counts as senior contact (one star and above, ministers, senior officials). */
  senior: boolean;
  /** Whether the viewer wrote it or is responsible for it. */
  mine: boolean;
  /** Engagements with gifts given, received, or of a value above the limit. */
  gift: (typeof GIFT_FILTERS)[number] | null;
  /** Calendar days, both inclusive: `starts_on >= from and starts_latest_on <= to`. */
  from: string | null;
  to: string | null;
  /** Slug of an exercise series. */
  series: string | null;
  /** Reference of a crisis. */
  crisis: string | null;
  q: string | null;
  sort: Sort;
};

export const NO_FILTERS: EngagementFilters = {
  status: [],
  type: [],
  group: [],
  country: [],
  band: [],
  publication: [],
  senior: false,
  mine: false,
  gift: null,
  from: null,
  to: null,
  series: null,
  crisis: null,
  q: null,
  sort: "-date",
};

/** The query of an address as Next.js hands it over. */
export type AddressQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

export type ReadFilters = {
  filters: EngagementFilters;
  /** From 1; a page beyond the last is for the query to pull back. */
  page: number;
  /** One sentence for each part of the address that could not be read and was left out. */
  notices: string[];
};

/** Reads the filters of a list from its address. Never fails: what cannot be read is left out and told of. */
export function readEngagementFilters(query: AddressQuery): ReadFilters {
  const notices: string[] = [];
  const all = (name: string) => [query[name] ?? []].flat().filter((value) => value !== "");
  const refuse = (name: string, value: string): false => {
    notices.push(`"${value.slice(0, 40)}" is no value of the filter "${name}" and was left out.`);
    return false;
  };
  const some = (name: string, fits: (value: string) => boolean) =>
    [...new Set(all(name))].slice(0, 300).filter((value) => fits(value) || refuse(name, value));
  const one = (name: string, fits: (value: string) => boolean) => some(name, fits).at(-1) ?? null;

  const filters: EngagementFilters = {
    status: some("status", isOneOf(STATUSES)),
    type: some("type", isEngagementType),
    group: some("group", isTypeGroup),
    country: some("country", (value) => /^[A-Z]{3}$/.test(value)),
    band: some("band", isOneOf(BANDS)),
    publication: some("publication", isOneOf(Object.values(Publication))),
    senior: one("senior", isOneOf(["0", "1"])) === "1",
    mine: one("mine", isOneOf(["0", "1"])) === "1",
    gift: one("gift", isOneOf(GIFT_FILTERS)) as EngagementFilters["gift"],
    from: one("from", (value) => faultOfDay(value) === null),
    to: one("to", (value) => faultOfDay(value) === null),
    series: one("series", (value) => /^[a-z0-9-]{1,80}$/.test(value)),
    crisis: one("crisis", (value) => /^CR-[A-Z0-9-]{1,60}$/.test(value)),
    q: readText(all("q").at(-1)),
    sort: (one("sort", isSort) as Sort | null) ?? "-date",
  };
  if (filters.from && filters.to && filters.from > filters.to)
    notices.push("The first day lies after the last, so nothing can match.");
  const page = one("page", (value) => /^[1-9]\d{0,6}$/.test(value));
  return { filters, page: Number(page ?? 1), notices };
}

/** Whether anything but the order is asked for. */
export function isNarrowed({ sort: _, ...filters }: EngagementFilters): boolean {
  return engagementsHref(filters) !== "/engagements";
}

/** The address of the list under these filters, without what is as it would be anyway. */
export function engagementsHref(filters: Partial<EngagementFilters>, page = 1): string {
  const query = new URLSearchParams();
  for (const name of ["status", "type", "group", "country", "band", "publication"] as const)
    for (const value of filters[name] ?? []) query.append(name, value);
  for (const name of ["senior", "mine"] as const) if (filters[name]) query.set(name, "1");
  for (const name of ["gift", "from", "to", "series", "crisis", "q"] as const) {
    const value = filters[name];
    if (value) query.set(name, value);
  }
  if (filters.sort && filters.sort !== "-date") query.set("sort", filters.sort);
  if (page > 1) query.set("page", String(page));
  const text = query.toString();
  return text ? `/engagements?${text}` : "/engagements";
}

function isOneOf(values: readonly string[]): (value: string) => boolean {
  return (value) => values.includes(value);
}

function isSort(value: string): boolean {
  return isOneOf(SORTS)(value.replace(/^-/, ""));
}

// A NUL cannot be sent to PostgreSQL, and nobody searches for more than a sentence.
function readText(text: string | undefined): string | null {
  return text?.replaceAll("\0", " ").normalize("NFC").trim().slice(0, 200) || null;
}
