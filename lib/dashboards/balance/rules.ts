import { type EngagementTypeCode, visitTypes } from "@/lib/engagements/types";
import type { GiftDirection } from "@/lib/generated/prisma/enums";
import { SENIORITY_BANDS } from "@/lib/people/ranks";

/** A held visit between us and one country, as seen from it. */
export type BalanceVisit = {
  type: EngagementTypeCode;
  /** OURS there, THEIRS here; ELSEWHERE where a third country hosted it, UNKNOWN where nobody says who did. */
  way: "OURS" | "THEIRS" | "ELSEWHERE" | "UNKNOWN";
  /** Band of the most senior partner of the country who was there; null where no rank is known. */
  band: string | null;
  /** Whether its return is expected and has not come. */
  isOwed: boolean;
};

/**
 * What is balanced with each other: visits of seniors of one level (`band`, null where no partner of a known rank was there), and
 * those of ships and those of aircraft, each for itself and whoever was aboard.
 */
export type BalanceOf = { of: "SENIORS"; band: string | null } | { of: EngagementTypeCode };

export type BalanceRow = BalanceOf & {
  ours: number;
  theirs: number;
  /** Visits that nobody says who hosted: on neither side. */
  unknown: number;
  /** Visits of ours that they have not returned. */
  theyOwe: number;
  /** Visits of theirs that we have not returned. */
  weOwe: number;
  /** Whose visit is next: of who owes more of them; null where that is even or the level is not known. */
  next: "OURS" | "THEIRS" | null;
};

/**
 * Visits of seniors by level, the most senior first and what is not known last, then those of ships and of aircraft, with those that wait
 * for their return. What is owed on both sides in one row is even. The level of a visit is that of the partner, wherever it was.
 */
export function balanceOf(visits: readonly BalanceVisit[]): BalanceRow[] {
  const bands: (string | null)[] = [...SENIORITY_BANDS, null];
  const byHost = visitTypes("BY_HOST");
  const ofSeniors = visits.filter(({ type }) => !byHost.includes(type));
  return [
    ...bands.flatMap((band) =>
      rowsOf(
        { of: "SENIORS", band },
        ofSeniors.filter((visit) => visit.band === band),
      ),
    ),
    ...byHost.flatMap((type) =>
      rowsOf(
        { of: type },
        visits.filter((visit) => visit.type === type),
      ),
    ),
  ];
}

/** The row of these visits; none where there is nothing to say. */
function rowsOf(of: BalanceOf, visits: readonly BalanceVisit[]): BalanceRow[] {
  const by = (way: BalanceVisit["way"]) => visits.filter((visit) => visit.way === way);
  const [ours, theirs, unknown] = [by("OURS"), by("THEIRS"), by("UNKNOWN")];
  if (ours.length + theirs.length + unknown.length === 0) return [];
  const theyOwe = countOwed(ours);
  const weOwe = countOwed(theirs);
  const isKnown = of.of !== "SENIORS" || of.band !== null;
  return [
    {
      ...of,
      ...{ ours: ours.length, theirs: theirs.length, unknown: unknown.length },
      ...{ theyOwe, weOwe, next: isKnown ? nextOf(theyOwe, weOwe) : null },
    },
  ];
}

function countOwed(visits: readonly BalanceVisit[]): number {
  return visits.filter(({ isOwed }) => isOwed).length;
}

function nextOf(theyOwe: number, weOwe: number): BalanceRow["next"] {
  if (theyOwe === weOwe) return null;
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
