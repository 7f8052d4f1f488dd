import { type AddressQuery, isCountryCode, isOneOf, readAddress } from "@/lib/address";
import { parseReference } from "@/lib/engagements/references/rules";
import { faultOfDay } from "@/lib/fields";
import { Publication, Side } from "@/lib/generated/prisma/enums";
import { isId } from "@/lib/ids";
import { FATES, type Fate } from "./rules";

export const STATE_FILTERS = ["open", "overdue", "closed"] as const;
export type StateFilter = (typeof STATE_FILTERS)[number];

/** What a list of promises is narrowed to. Values of one filter are alternatives; filters add up. */
export type CommitmentFilters = {
  /** Words it is found by, as the search finds it. */
  q: string | null;
  /** `open` holds what is overdue, too; that is judged by the viewer's own day. */
  state: StateFilter | null;
  /** What has become of it, by the day in UTC. */
  fate: Fate | null;
  side: Side[];
  /** Of the engagement at which it was made, whichever side they are on. */
  country: string[];
  /** Countries of the other side: to whom ours are promised, and who promised theirs. */
  otherSide: string[];
  publication: Publication[];
  /** Due days, both inclusive; a promise without one is outside any. */
  from: string | null;
  to: string | null;
  /** Whether the viewer owns it. */
  mine: boolean;
  /** Id of the post that owns it, our own or a partner's. */
  ownerPost: string | null;
  /** Id of the person of another side who gave it. */
  ownerPerson: string | null;
  /** Reference of the engagement at which it was made. */
  engagement: string | null;
};

export const NO_COMMITMENT_FILTERS: CommitmentFilters = {
  q: null,
  state: null,
  fate: null,
  side: [],
  country: [],
  otherSide: [],
  publication: [],
  from: null,
  to: null,
  mine: false,
  ownerPost: null,
  ownerPerson: null,
  engagement: null,
};

/** Reads the filters of the list from its address. Never fails: what cannot be read is left out and told of. */
export function readCommitmentFilters(query: AddressQuery): {
  filters: CommitmentFilters;
  page: number;
  notices: string[];
} {
  const { notices, words, some, one, flag, page } = readAddress(query);
  const isDay = (value: string) => faultOfDay(value) === null;
  const filters: CommitmentFilters = {
    q: words(),
    state: one("state", isOneOf(STATE_FILTERS)),
    fate: one("fate", isOneOf(FATES)),
    side: some("side", isOneOf(Object.values(Side))),
    country: some("country", isCountryCode),
    otherSide: some("otherSide", isCountryCode),
    publication: some("publication", isOneOf(Object.values(Publication))),
    from: one("from", isDay),
    to: one("to", isDay),
    mine: flag("mine") ?? false,
    ownerPost: one("ownerPost", isId),
    ownerPerson: one("ownerPerson", isId),
    engagement: one("engagement", (value) => parseReference(value) !== null),
  };
  return { filters, page: page(), notices };
}

/** The address of the list under these filters. */
export function commitmentsHref(filters: Partial<CommitmentFilters>, page = 1): string {
  const query = new URLSearchParams();
  if (filters.q) query.set("q", filters.q);
  if (filters.state) query.set("state", filters.state);
  if (filters.fate) query.set("fate", filters.fate);
  for (const name of ["side", "country", "otherSide", "publication"] as const)
    for (const value of filters[name] ?? []) query.append(name, value);
  if (filters.from) query.set("from", filters.from);
  if (filters.to) query.set("to", filters.to);
  if (filters.mine) query.set("mine", "1");
  for (const name of ["ownerPost", "ownerPerson", "engagement"] as const) {
    const value = filters[name];
    if (value) query.set(name, value);
  }
  if (page > 1) query.set("page", String(page));
  const text = query.toString();
  return text ? `/commitments?${text}` : "/commitments";
}
