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
