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

function formatted(value: number): string {
  return value.toLocaleString("en");
}
