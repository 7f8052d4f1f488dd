import type { CalendarDate } from "@/lib/dates";
import { engagementsHref } from "@/lib/engagements/filters";
import { type CountryRow, type Scope, seesWholeOf } from "../countries/list/prepare";
import { seniorHref } from "../countries/prepare";
import { type Placed, placeRank } from "../rules";
import { agoWords, shortMonth } from "../words";
import { bandsOf, type ContactLook, LEVELS, type Level } from "./filters";
import type { LastContact } from "./queries";
import { type Age, ageOf } from "./rules";

export type ContactCell = {
  level: Level;
  /** Null where there is none. */
  contact: { last: Placed; age: Age; month: string; ago: string; href: string } | null;
};

export type ContactRow = {
  code: string;
  name: string;
  /** Whether the country's record is open as a whole, so that no contact means that there was none. */
  isWhole: boolean;
  cells: ContactCell[];
};

/** When each country was last met at each level, in the order asked for. */
export function prepareContacts(
  countries: readonly Pick<CountryRow, "code" | "name" | "coverage">[],
  contacts: readonly LastContact[],
  viewer: Scope,
  { order }: ContactLook,
  today: CalendarDate,
): ContactRow[] {
  const byCode = Map.groupBy(contacts, (contact) => contact.code);
  return countries
    .map(({ code, name, coverage }) => {
      const last = new Map(
        LEVELS.map((level) => [level, latestOf(byCode.get(code) ?? [], bandsOf(level))] as const),
      );
      const cells = [...last].map(([level, placed]) => cellOf(code, level, placed, today));
      return {
        code,
        name,
        isWhole: seesWholeOf(viewer, code),
        cells,
        last,
        isCovered: Boolean(coverage?.length),
      };
    })
    .sort(orderOf(order))
    .map(({ last: _, isCovered: _c, ...row }) => row);
}

type Sortable = Pick<ContactRow, "name" | "isWhole"> & {
  last: ReadonlyMap<Level, Placed | null>;
  isCovered: boolean;
};

/**
 * At a level, what was never met stands before what was met longest ago, covered countries first. Last in either direction is
 * what nobody covers or ever met, and after it what is not known.
 */
function orderOf(order: ContactLook["order"]): (one: Sortable, other: Sortable) => number {
  const key = order.replace(/^-/, "");
  const turn = order.startsWith("-") ? -1 : 1;
  const byName = (one: Sortable, other: Sortable) => one.name.localeCompare(other.name, "en");
  const level = LEVELS.find((known) => known === key);
  if (!level) return (one, other) => turn * byName(one, other);
  const rank = ({ last }: Sortable) => placeRank(last.get(level) ?? null);
  const group = (row: Sortable) => {
    if (rank(row) === 0 && !row.isWhole) return 2;
    return row.isCovered || [...row.last.values()].some((placed) => placed !== null) ? 0 : 1;
  };
  return (one, other) =>
    group(one) - group(other) ||
    turn * (rank(one) - rank(other)) ||
    Number(other.isCovered) - Number(one.isCovered) ||
    byName(one, other);
}

/** Every contact at a level with a country, latest first. */
export function contactsHref(code: string, level: Level): string {
  if (level === "SENIOR") return seniorHref(code);
  return engagementsHref({
    status: ["COMPLETE"],
    publication: ["PUBLISHED"],
    country: [code],
    band: [...bandsOf(level)],
  });
}

function cellOf(code: string, level: Level, last: Placed | null, today: CalendarDate): ContactCell {
  return {
    level,
    contact: last && {
      last,
      age: ageOf(last, today),
      month: shortMonth(last),
      ago: agoWords(last, today),
      href: contactsHref(code, level),
    },
  };
}

function latestOf(contacts: readonly LastContact[], bands: readonly string[]): Placed | null {
  return contacts
    .filter(({ band }) => bands.includes(band))
    .reduce<Placed | null>((latest, { last }) => (placeRank(last) > placeRank(latest) ? last : latest), null);
}
