import { faultOfDay } from "@/lib/fields";
import { Publication, Side } from "@/lib/generated/prisma/enums";

export const STATE_FILTERS = ["open", "overdue", "closed"] as const;
export type StateFilter = (typeof STATE_FILTERS)[number];

/** What a list of promises is narrowed to. Values of one filter are alternatives; filters add up. */
export type CommitmentFilters = {
  /** `open` holds what is overdue, too. */
  state: StateFilter | null;
  side: Side[];
  country: string[];
  publication: Publication[];
  /** Due days, both inclusive; a promise without one is outside any. */
  from: string | null;
  to: string | null;
  /** Whether the viewer owns it. */
  mine: boolean;
};

export const NO_COMMITMENT_FILTERS: CommitmentFilters = {
  state: null,
  side: [],
  country: [],
  publication: [],
  from: null,
  to: null,
  mine: false,
};

/** Reads the filters of the list from its address. Never fails: what cannot be read is left out and told of. */
export function readCommitmentFilters(
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): {
  filters: CommitmentFilters;
  page: number;
  notices: string[];
} {
  const notices: string[] = [];
  function some<Value extends string>(name: string, fits: (value: string) => value is Value): Value[] {
    const values = [...new Set([query[name] ?? []].flat().filter((value) => value !== ""))].slice(0, 300);
    for (const value of values)
      if (!fits(value))
        notices.push(`"${value.slice(0, 40)}" is no value of the filter "${name}" and was left out.`);
    return values.filter(fits);
  }
  const isText =
    (test: (value: string) => boolean) =>
    (value: string): value is string =>
      test(value);
  const isDay = isText((value) => faultOfDay(value) === null);
  const filters: CommitmentFilters = {
    state: some("state", isOneOf(STATE_FILTERS)).at(-1) ?? null,
    side: some("side", isOneOf(Object.values(Side))),
    country: some(
      "country",
      isText((value) => /^[A-Z]{3}$/.test(value)),
    ),
    publication: some("publication", isOneOf(Object.values(Publication))),
    from: some("from", isDay).at(-1) ?? null,
    to: some("to", isDay).at(-1) ?? null,
    mine: some("mine", isOneOf(["0", "1"])).at(-1) === "1",
  };
  const page = some(
    "page",
    isText((value) => /^[1-9]\d{0,6}$/.test(value)),
  ).at(-1);
  return { filters, page: Number(page ?? 1), notices };
}

/** The address of the list under these filters. */
export function commitmentsHref(filters: Partial<CommitmentFilters>, page = 1): string {
  const query = new URLSearchParams();
  if (filters.state) query.set("state", filters.state);
  for (const name of ["side", "country", "publication"] as const)
    for (const value of filters[name] ?? []) query.append(name, value);
  if (filters.from) query.set("from", filters.from);
  if (filters.to) query.set("to", filters.to);
  if (filters.mine) query.set("mine", "1");
  if (page > 1) query.set("page", String(page));
  const text = query.toString();
  return text ? `/commitments?${text}` : "/commitments";
}

function isOneOf<const Value extends string>(values: readonly Value[]): (value: string) => value is Value {
  return (value): value is Value => values.some((one) => one === value);
}
