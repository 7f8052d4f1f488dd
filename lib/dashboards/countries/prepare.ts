import { COUNTRIES, type Country } from "@/lib/countries/data";
import { countriesHref, type SeniorGap } from "@/lib/countries/filters";
import { counted } from "@/lib/counts";
import type { CalendarDate } from "@/lib/dates";
import { engagementsHref } from "@/lib/engagements/filters";
import { contactHref, USUAL_CONTACT_LOOK } from "../contacts/filters";
import { heldHref } from "../held/prepare";
import { type Comparison, type GapMonths, isRecent, type Period, placeRank, recentSince } from "../rules";
import type { CountryCount } from "../types";
import { shortMonth } from "../words";

const BY_CODE: ReadonlyMap<string, Country> = new Map(COUNTRIES.map((country) => [country.alpha3, country]));

/**
 * Held engagements by country, for the map and its table: every country with anything on record and every covered one.
 * A covered country without any report has the value null: unknown is not zero.
 */
export function prepareCountries(
  counts: readonly CountryCount[],
  covered: readonly string[] | null,
  { current, previous }: Comparison,
) {
  const byCode = new Map(counts.map((count) => [count.code, count]));
  const rows = [...new Set([...byCode.keys(), ...(covered ?? [])])].map((code) => {
    const count = byCode.get(code);
    const country = BY_CODE.get(code);
    const value = count ? count.held : null;
    return {
      code,
      name: country?.name ?? code,
      value,
      previous: count ? count.previous : null,
      doubtful: count?.doubtful ?? 0,
      last: count?.lastHeld ? shortMonth(count.lastHeld) : null,
      href: count ? heldHref(current, { country: [code] }) : `/countries/${code}`,
      previousHref: heldHref(previous, { country: [code] }),
      doubtfulHref: doubtfulHref(current, code),
      numeric: country?.numeric ?? null,
      latitude: country?.latitude ?? 0,
      longitude: country?.longitude ?? 0,
      isOver: country?.kind === "HISTORICAL",
      label: value === null ? "no report on record" : heldWords(value, count?.doubtful ?? 0),
    };
  });
  rows.sort((one, other) => order(other.value) - order(one.value) || (one.name < other.name ? -1 : 1));
  return {
    rows,
    /** For the map: what has ended is drawn only when something is counted there. */
    places: rows
      .filter((row) => !row.isOver || (row.value ?? 0) > 0)
      .map(({ code, name, value, href, numeric, latitude, longitude, label }) => ({
        alpha3: code,
        name,
        value,
        href,
        numeric,
        latitude,
        longitude,
        label,
      })),
    unknown: {
      value: rows.filter((row) => row.value === null).length,
      href: countriesHref({ coverage: "covered", record: "none" }),
    },
  };
}

export type CountriesModel = ReturnType<typeof prepareCountries>;

/**
 * Countries without senior contact since the first of the month `months` before `today`'s, over the covered countries,
 * or over those on record when no portfolio is open to the viewer. What has no such contact at all is told apart.
 */
export function prepareGaps(
  counts: readonly CountryCount[],
  covered: readonly string[] | null,
  months: GapMonths,
  today: CalendarDate,
) {
  const since = recentSince(today, months);
  const coverage = covered ? "covered" : "recorded";
  const byCode = new Map(counts.map((count) => [count.code, count]));
  const base = covered ?? counts.map((count) => count.code);
  const gaps = base
    .map((code) => ({ code, last: byCode.get(code)?.lastSenior ?? null }))
    .filter(({ last }) => !isRecent(last, since))
    .map(({ code, last }) => ({
      code,
      name: BY_CODE.get(code)?.name ?? code,
      last,
      lastWords: last ? shortMonth(last) : null,
      href: last ? seniorHref(code) : `/countries/${code}`,
    }));
  return {
    since,
    months,
    of: { value: base.length, href: countriesHref({ coverage }) },
    isCovered: covered !== null,
    value: gaps.length,
    href: countriesHref({ coverage, senior: `none-${months}m` satisfies SeniorGap }),
    levelsHref: contactHref({ coverage }, { ...USUAL_CONTACT_LOOK, look: "contacts" }),
    nothing: gaps.filter(({ last }) => last === null).sort((one, other) => (one.name < other.name ? -1 : 1)),
    older: gaps
      .filter(({ last }) => last !== null)
      .sort((one, other) => placeRank(one.last) - placeRank(other.last)),
  };
}

export type GapsModel = ReturnType<typeof prepareGaps>;

/** Every senior contact with a country, latest first. */
export function seniorHref(code: string): string {
  return engagementsHref({ status: ["COMPLETE"], publication: ["PUBLISHED"], country: [code], senior: true });
}

/** What was held with a country in a year that lies partly in the period, where no more than the year is known. */
export function doubtfulHref(period: Period, code: string): string {
  return heldHref(period, { country: [code], doubtful: true });
}

function heldWords(value: number, doubtful: number): string {
  const held = `${counted(value, "engagement")} held`;
  return doubtful > 0 ? `${held}, ${doubtful} more known only to the year` : held;
}

/** Unknown stands after zero. */
function order(value: number | null): number {
  return value ?? -1;
}
