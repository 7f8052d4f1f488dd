import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { isOwn, scopeOfCountry } from "@/lib/engagements/tally-scopes";
import type { MarkingLevel } from "@/lib/markings/rules";
import { isHeld, type PersonalEngagement } from "../personal/count";
import { type Placed, placeOfRank, placeStart } from "../rules";

/** The last held engagement with a country whose most senior counterpart was of a band. */
export type LastContact = {
  /** Alpha-3. */
  code: string;
  /** UNKNOWN where no counterpart of a known rank attended. */
  band: string;
  last: Placed;
  marking: MarkingLevel;
};

/**
 * The last contact of each band with those of the countries (alpha-3) that are the viewer's own, to the month, as the
 * tallies keep it; and what only a personal grant opens, so that a band may stand there twice.
 */
export async function listLastContacts(
  db: Db,
  viewer: Viewer,
  codes: readonly string[],
  personal: readonly PersonalEngagement[],
): Promise<LastContact[]> {
  const own = codes.filter((code) => isOwn(viewer, code));
  // One range of the key for each country. The marking is the last digit, so that the highest one of the latest month stands.
  const rows = await db.$queryRaw<{ scope: string; band: string; last: number }[]>`
    select scope, value as band, max((year * 100 + last_month) * 2 + (marking = 'CUI')::int)::int as last
    from tally_year
    where facet = 'band' and scope = any(${own.map(scopeOfCountry)}::text[]) and last_month is not null
    group by scope, value`;
  const codeOf = new Map(own.map((code) => [scopeOfCountry(code), code]));
  const counted = rows.flatMap(({ scope, band, last }): LastContact[] => {
    const code = codeOf.get(scope);
    if (!code) return [];
    return [
      { code, band, last: placeOfRank(Math.floor(last / 2)), marking: last % 2 ? "CUI" : "UNCLASSIFIED" },
    ];
  });
  const granted = personal
    .filter(isHeld)
    .flatMap(({ countryCodes, band, earliest, latest, marking }) =>
      countryCodes
        .filter((code) => own.includes(code))
        .map((code) => ({ code, band: band ?? "UNKNOWN", last: placeStart(earliest, latest), marking })),
    );
  return [...counted, ...granted];
}
