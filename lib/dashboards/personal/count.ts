import type { MarkingLevel } from "@/lib/markings/rules";
import { SENIOR_BANDS } from "@/lib/people/ranks";
import { type Comparison, isDoubtful, isWithin, type Placed, placeRank, placeStart } from "../rules";
import type { CountryCount, YearCount } from "../types";

/** A published engagement that is open to the viewer by a personal grant only, and therefore stands in no tally. */
export type PersonalEngagement = {
  type: string;
  status: string;
  band: string | null;
  /** The highest step of what came of it. */
  topStep: string | null;
  /** First and last day the start may mean. */
  earliest: string;
  latest: string;
  countryCodes: readonly string[];
  marking: MarkingLevel;
};

/** Adds the engagements to the counts by month, under the value that `nameOf` gives; those without one are left out. */
export function addPersonal(
  counts: readonly YearCount[],
  personal: readonly PersonalEngagement[],
  nameOf: (engagement: PersonalEngagement) => string | null,
): YearCount[] {
  const added = personal.flatMap((engagement) => {
    const value = nameOf(engagement);
    if (value === null) return [];
    const { year, month } = placeStart(engagement.earliest, engagement.latest);
    return {
      value,
      year,
      months: Array.from({ length: 12 }, (_, index) => (index + 1 === month ? 1 : 0)),
      unplaced: month === 0 ? 1 : 0,
    };
  });
  return [...counts, ...added];
}

/** Adds the held ones to the counts by country. */
export function addPersonalCountries(
  countries: readonly CountryCount[],
  personal: readonly PersonalEngagement[],
  { current, previous }: Comparison,
): CountryCount[] {
  const byCode = new Map(countries.map((country) => [country.code, { ...country }]));
  for (const engagement of personal.filter(isHeld)) {
    const placed = placeStart(engagement.earliest, engagement.latest);
    const isSenior = (SENIOR_BANDS as readonly string[]).includes(engagement.band ?? "");
    for (const code of engagement.countryCodes) {
      const country = byCode.get(code) ?? { ...nothing, code };
      if (isWithin(current, placed)) country.held += 1;
      if (isWithin(previous, placed)) country.previous += 1;
      if (isDoubtful(current, placed)) country.doubtful += 1;
      country.lastHeld = later(country.lastHeld, placed);
      if (isSenior) country.lastSenior = later(country.lastSenior, placed);
      byCode.set(code, country);
    }
  }
  return [...byCode.values()];
}

const nothing = { held: 0, previous: 0, doubtful: 0, lastHeld: null, lastSenior: null };

export function isHeld({ status }: PersonalEngagement): boolean {
  return status === "COMPLETE";
}

function later(one: Placed | null, other: Placed): Placed {
  return one && placeRank(one) >= placeRank(other) ? one : other;
}
