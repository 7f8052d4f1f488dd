import { isCalledOff } from "@/lib/engagements/status/rules";
import type { FigureKind } from "@/lib/generated/prisma/enums";
import { isOfTheWhole, type SidedFigure, sumOfParts } from "../figures/rules";

/** Troops from which the Vienna Document asks to notify an exercise and to invite observers to it. */
export const VIENNA_THRESHOLDS = { NOTIFY: 9_000, OBSERVE: 13_000 } as const;

/** Where it holds: the states of the OSCE in Europe and Central Asia. */
const ZONE: ReadonlySet<string> = new Set(
  (
    "ALB AND ARM AUT AZE BEL BGR BIH BLR CHE CYP CZE DEU DNK ESP EST FIN FRA GBR GEO GRC HRV HUN IRL ISL ITA KAZ KGZ LIE LTU LUX LVA " +
    "MCO MDA MKD MLT MNE NLD NOR POL PRT ROU RUS SMR SRB SVK SVN SWE TJK TKM TUR UKR UZB VAT"
  ).split(" "),
);

export type ViennaHint = {
  duty: keyof typeof VIENNA_THRESHOLDS;
  /** Each number that reaches a threshold, in words with its source, the highest first. */
  reasons: string[];
};

/**
 * What the numbers on record may oblige the host to, or null. A hint: the figures do not say how many of the troops count, and no source
 * is picked. A source that gives its countries and no total is read by what these make together, and says so.
 */
export function viennaHint(
  edition: { hostCountryCodes: readonly string[]; cancelReason: string | null },
  figures: readonly (SidedFigure & { kind: FigureKind })[],
): ViennaHint | null {
  if (edition.cancelReason !== null || !edition.hostCountryCodes.some((code) => ZONE.has(code))) return null;
  const troops = figures.filter(({ kind }) => kind === "TROOPS");
  const reached = [...Map.groupBy(troops, ({ source }) => source.toLowerCase()).values()]
    .flatMap((given) => {
      const totals = given.filter(isOfTheWhole);
      if (totals.length > 0)
        return totals.map(({ value, source }) => ({ value, words: `${formatted(value)} by ${source}` }));
      const parts = given.filter(({ countryCode }) => countryCode !== null);
      const value = sumOfParts(parts);
      return [
        { value, words: `${formatted(value)}, which the countries of ${parts[0]?.source} make together` },
      ];
    })
    .filter(({ value }) => value >= VIENNA_THRESHOLDS.NOTIFY)
    .sort((a, b) => b.value - a.value);
  const [highest] = reached;
  if (!highest) return null;
  return {
    duty: highest.value >= VIENNA_THRESHOLDS.OBSERVE ? "OBSERVE" : "NOTIFY",
    reasons: reached.map(({ words }) => words),
  };
}

/** What an engagement says of the troops at an exercise where it names no edition. */
export type ExerciseFacts = {
  status: string;
  /** Alpha-3 of where it takes place, and of those with a part in it. */
  host: string | null;
  countries: readonly { code: string; role: string }[];
  sets: {
    exercise: {
      notification: string | null;
      figures: readonly {
        kind: string | null;
        own: number | null;
        partner: number | null;
        total: number | null;
        source: string | null;
      }[];
    };
  };
};

/**
 * The same of an engagement that names no edition, from its own figures: the total of a source, or what both sides make together. Null as well
 * once somebody said that it was notified, or need not be.
 */
export function viennaHintOf({ status, host, countries, sets }: ExerciseFacts): ViennaHint | null {
  const { notification, figures } = sets.exercise;
  if (isCalledOff(status) || notification === "GIVEN" || notification === "NOT_NEEDED") return null;
  const hosting = countries.flatMap(({ code, role }) => (role === "HOST" || role === "CO_HOST" ? code : []));
  const troops = figures.flatMap(({ kind, own, partner, total, source }) => {
    const value = total ?? (own ?? 0) + (partner ?? 0);
    const whole = { side: "TOTAL" as const, countryCode: null, isAsReported: false };
    return kind === "TROOPS" ? [{ ...whole, kind: "TROOPS" as const, value, source: source ?? "" }] : [];
  });
  return viennaHint({ hostCountryCodes: host ? [host] : hosting, cancelReason: null }, troops);
}

function formatted(value: number): string {
  return value.toLocaleString("en");
}
