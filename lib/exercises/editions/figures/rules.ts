import { exceedsTotal, type GivenNumber, unmadeTotals, unmadeWords } from "@/lib/engagements/strengths";
import type { Warning } from "@/lib/engagements/warnings/rules";
import type { FigureKind, FigureSide } from "@/lib/generated/prisma/enums";
import { FIGURE_KIND_LABELS } from "../../labels";

export type SidedFigure = {
  kind: FigureKind;
  side: FigureSide;
  countryCode: string | null;
  value: number;
  source: string;
  isAsReported: boolean;
};

/** Why nothing more is counted of an edition, in words, or null. */
export function faultOfCounting({ cancelReason }: { cancelReason: string | null }): string | null {
  return cancelReason === null
    ? null
    : "The edition was cancelled, so that nobody was there to count. Of one that was broken off give its last day instead of cancelling it.";
}

/** Whether it counts everybody: no side and no country. */
export function isOfTheWhole({ side, countryCode }: Pick<SidedFigure, "side" | "countryCode">): boolean {
  return side === "TOTAL" && countryCode === null;
}

/** What sides or countries make together, each by its highest figure. */
export function sumOfParts(parts: readonly Pick<SidedFigure, "side" | "countryCode" | "value">[]): number {
  const each = Map.groupBy(parts, ({ side, countryCode }) => countryCode ?? side);
  return [...each.values()].reduce((sum, of) => sum + Math.max(...of.map(({ value }) => value)), 0);
}

/**
 * Own and partner numbers of one source never exceed its total (or, where it gives none, the highest total on record), nor do those
 * of its countries, unless they are kept as reported. Gives what is wrong in words, or null.
 */
export function faultOfFigures(figures: readonly SidedFigure[]): string | null {
  const highest = (list: readonly SidedFigure[]) =>
    Math.max(...list.filter(isOfTheWhole).map(({ value }) => value));
  for (const [kind, ofKind] of Map.groupBy(figures, (figure) => figure.kind)) {
    for (const [source, given] of Map.groupBy(ofKind, (figure) => figure.source.toLowerCase())) {
      const isAsReported = given.some((figure) => figure.isAsReported);
      const ownTotal = highest(given);
      // Of no figures the highest is minus infinity.
      const total = Number.isFinite(ownTotal) ? ownTotal : highest(ofKind);
      if (!Number.isFinite(total)) continue;
      for (const [whose, parts] of [
        ["own and partner", given.filter(({ side }) => side !== "TOTAL")],
        ["the countries", given.filter(({ countryCode }) => countryCode !== null)],
      ] as const) {
        const sum = sumOfParts(parts);
        if (exceedsTotal([sum], total, isAsReported))
          return `${FIGURE_KIND_LABELS[kind]} of "${given[0]?.source ?? source}": ${whose} make ${sum.toLocaleString("en")}, more than the total of ${total.toLocaleString("en")}. Correct it, or tick "as reported" when the source says so.`;
      }
    }
  }
  return null;
}

/**
 * What deserves a second look: own and partner numbers that make less than the total of their source (`unmadeTotals`). More than it is
 * refused (`faultOfFigures`), or kept as reported. None of it keeps a number from being saved.
 */
export function figureWarnings(figures: readonly (GivenNumber & SidedFigure)[]): Warning[] {
  return unmadeTotals(figures).map((found) => ({
    text: unmadeWords(FIGURE_KIND_LABELS[found.total.kind], found),
  }));
}
