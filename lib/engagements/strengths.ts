import { formatCount } from "@/lib/counts";
import { type CalendarDate, formatDate } from "@/lib/dates";
import type { FigureSide } from "@/lib/generated/prisma/enums";

/**
 * Whether parts make more than their total, which they never do (domain handbook, section 9) unless a source's own sum is kept as
 * reported. A number that is not known is none to add; without a total there is nothing to exceed.
 */
export function exceedsTotal(
  parts: readonly (number | null)[],
  total: number | null,
  isAsReported: boolean | null,
): boolean {
  const sum = parts.reduce<number>((whole, part) => whole + (part ?? 0), 0);
  return isAsReported !== true && total !== null && sum > total;
}

/** A number that a source gives of one side or of the whole, with what makes it comparable with another one of that source. */
export type GivenNumber = {
  kind: string;
  side: FigureSide;
  /** Null where it is of the whole side, and not of one of its countries. */
  countryCode: string | null;
  value: number;
  source: string;
  asOf: CalendarDate | null;
  /** Wording of the source, such as "about". */
  qualifier: string | null;
  isAsReported: boolean;
};

/**
 * Where own and partner numbers make less than the total which the same source gives for the same day, in the same words ("planned",
 * "about"), with the highest of each. More than the total is another matter (`exceedsTotal`). The numbers of countries may be of some of
 * them only, so that these are never asked to make the whole, and what is kept as reported is not asked at all.
 */
export function unmadeTotals<Given extends GivenNumber>(
  numbers: readonly Given[],
): { own: Given; partner: Given; total: Given }[] {
  const alike = Map.groupBy(numbers, ({ kind, source, asOf, qualifier }) =>
    JSON.stringify([kind, source.toLowerCase(), asOf, qualifier?.toLowerCase() ?? null]),
  );
  return [...alike.values()].flatMap((given) => {
    const ofSide = (side: FigureSide) =>
      given.filter((number) => number.side === side && number.countryCode === null);
    const [owns, partners, totals] = [ofSide("OWN"), ofSide("PARTNER"), ofSide("TOTAL")];
    const [own, partner, total] = [highestOf(owns), highestOf(partners), highestOf(totals)];
    if (!own || !partner || !total || given.some(({ isAsReported }) => isAsReported)) return [];
    const sums = owns.flatMap((one) => partners.map((other) => one.value + other.value));
    if (totals.some(({ value }) => sums.includes(value))) return [];
    return [{ own, partner, total }];
  });
}

/** What is asked about such numbers. `kind` says in words of what they are. */
export function unmadeWords(
  kind: string,
  { own, partner, total }: Record<"own" | "partner" | "total", GivenNumber>,
): string {
  const { source, asOf } = total;
  return `${kind} of “${source}”${asOf ? `, ${formatDate(asOf)}` : ""}: own ${formatCount(own.value)} and partner ${formatCount(partner.value)} make ${formatCount(own.value + partner.value)}, and the total is ${formatCount(total.value)}. Is one of them missing somebody?`;
}

function highestOf<Given extends { value: number }>(numbers: readonly Given[]): Given | null {
  return numbers.toSorted((one, other) => other.value - one.value)[0] ?? null;
}
