import type { GiftDirection } from "@/lib/generated/prisma/enums";
import { SENIORITY_BANDS } from "@/lib/people/ranks";

/** A held visit between us and one country. */
export type BalanceVisit = {
  /** ABROAD: ours there. HOST: theirs here. */
  type: "ABROAD" | "HOST";
  /** Band of the most senior partner of the country who was there; null where no rank is known. */
  band: string | null;
  /** Whether its return is expected and has not come. */
  isOwed: boolean;
};

export type BalanceRow = {
  /** Null where no partner of a known rank was there. */
  band: string | null;
  ours: number;
  theirs: number;
  /** Visits of ours that they have not returned. */
  theyOwe: number;
  /** Visits of theirs that we have not returned. */
  weOwe: number;
  /** Whose visit is next: of who owes more of them at this level; null where that is even or the level is not known. */
  next: "OURS" | "THEIRS" | null;
};

/**
 * Visits by level, the most senior first and what is not known last, with those that wait for their return. What is owed on
 * both sides at one level is even. The level of a visit is that of the partner, wherever it was.
 */
export function balanceOf(visits: readonly BalanceVisit[]): BalanceRow[] {
  const bands: (string | null)[] = [...SENIORITY_BANDS, null];
  return bands.flatMap((band) => {
    const here = visits.filter((visit) => visit.band === band);
    if (here.length === 0) return [];
    const ours = here.filter(({ type }) => type === "ABROAD");
    const theirs = here.filter(({ type }) => type === "HOST");
    const theyOwe = countOwed(ours);
    const weOwe = countOwed(theirs);
    const next = nextOf(band, theyOwe, weOwe);
    return [{ band, ours: ours.length, theirs: theirs.length, theyOwe, weOwe, next }];
  });
}

function countOwed(visits: readonly BalanceVisit[]): number {
  return visits.filter(({ isOwed }) => isOwed).length;
}

function nextOf(band: string | null, theyOwe: number, weOwe: number): BalanceRow["next"] {
  if (band === null || theyOwe === weOwe) return null;
  return theyOwe > weOwe ? "THEIRS" : "OURS";
}

/** A gift at a held engagement; `value` is decimal text. */
export type BalanceGift = {
  engagementId: string;
  direction: GiftDirection;
  value: string | null;
  currency: string | null;
  /** Whether it is above the limit for gifts. */
  isOver: boolean;
};

/** How many gifts, and at how many engagements. */
export type GiftCount = { gifts: number; engagements: number };

export type GiftSum = GiftCount & {
  /** What those are worth whose value is known, as decimal text; the currency of most of them first. */
  worth: { currency: string; amount: string }[];
  /** Gifts of no known value. */
  unvalued: number;
};

export type GiftBalance = { given: GiftSum; received: GiftSum; over: GiftCount };

/** Gifts both ways and what they are worth, each currency for itself: a sum of several would need a rate of one day. */
export function giftBalanceOf(gifts: readonly BalanceGift[]): GiftBalance {
  return {
    given: sumOf(gifts.filter(({ direction }) => direction === "GIVEN")),
    received: sumOf(gifts.filter(({ direction }) => direction === "RECEIVED")),
    over: countOf(gifts.filter(({ isOver }) => isOver)),
  };
}

function countOf(gifts: readonly BalanceGift[]): GiftCount {
  return { gifts: gifts.length, engagements: new Set(gifts.map(({ engagementId }) => engagementId)).size };
}

function sumOf(gifts: readonly BalanceGift[]): GiftSum {
  const valued = gifts.flatMap(({ value, currency }) => (value && currency ? [{ value, currency }] : []));
  const byCurrency = [...Map.groupBy(valued, ({ currency }) => currency)];
  return {
    ...countOf(gifts),
    worth: byCurrency
      .toSorted(([, one], [, other]) => other.length - one.length)
      .map(([currency, some]) => ({ currency, amount: hundredths(some) })),
    unvalued: gifts.length - valued.length,
  };
}

/** Summed in whole hundredths, so that nothing is rounded. */
function hundredths(gifts: readonly { value: string }[]): string {
  const sum = gifts.reduce((total, { value }) => total + Math.round(Number(value) * 100), 0);
  return (sum / 100).toFixed(2);
}
