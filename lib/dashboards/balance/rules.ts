import type { GiftDirection } from "@/lib/generated/prisma/enums";
import { SENIORITY_BANDS } from "@/lib/people/ranks";

/** A held visit between us and one country. */
export type BalanceVisit = {
  id: string;
  /** ABROAD: ours there. HOST: theirs here. */
  type: "ABROAD" | "HOST";
  /** Band of the most senior partner who was there; null where no rank is known. */
  band: string | null;
  /** The earlier visit that it returns. */
  returnsId: string | null;
  /** Whether a return is expected; null where nothing is said. */
  returnExpected: boolean | null;
};

export type BalanceRow = {
  /** Null where no partner of a known rank was there. */
  band: string | null;
  ours: number;
  theirs: number;
  /** Visits that one side owes the other at this level; positive: they owe us, negative: we owe them. */
  owed: number;
};

/**
 * Visits by level, the most senior first, and who owes the next at each. A visit is open until a later one returns it or
 * its record says that none is expected; one that returns another opens nothing. What is open on both sides at one level
 * is even. The level of a visit is that of the partner, wherever it was.
 */
export function balanceOf(visits: readonly BalanceVisit[]): BalanceRow[] {
  const returned = new Set(visits.map(({ returnsId }) => returnsId));
  const isOpen = ({ id, returnsId, returnExpected }: BalanceVisit) =>
    returnsId === null && returnExpected !== false && !returned.has(id);
  const bands: (string | null)[] = [...SENIORITY_BANDS, null];
  return bands.flatMap((band) => {
    const here = visits.filter((visit) => visit.band === band);
    if (here.length === 0) return [];
    const ours = here.filter(({ type }) => type === "ABROAD");
    const theirs = here.filter(({ type }) => type === "HOST");
    return [
      {
        band,
        ours: ours.length,
        theirs: theirs.length,
        owed: ours.filter(isOpen).length - theirs.filter(isOpen).length,
      },
    ];
  });
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
