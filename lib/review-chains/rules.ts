import type { EngagementStatus, ReviewKind } from "@/lib/generated/prisma/enums";

/** What a record is to its reviewers: a report once it says what came of it or that nothing will, until then a plan. */
export function reviewKindOf(status: EngagementStatus): ReviewKind {
  return status === "COMPLETE" || status === "CANCELLED" ? "REPORT" : "PLAN";
}

/** What decides where a chain holds; all null where it holds for everything. */
export type ChainScope = {
  kind: ReviewKind;
  objectiveId: string | null;
  countryCode: string | null;
  organisationId: string | null;
};

/** What of a record decides about its chain. */
export type ChainFacts = {
  kind: ReviewKind;
  objectiveIds: readonly string[];
  /** Alpha-3, the main country first. */
  countryCodes: readonly string[];
  /** Those of the author's posts and the ones above them, nearest first. */
  organisationIds: readonly string[];
};

/**
 * The chain that reviews a record, or null where none fits and its author publishes. The most specific one: of an objective
 * it serves, else of one of its countries, else of the nearest organisation of its author, else the one for everything. Of
 * several of a kind the one named first in the facts, then the first of the list.
 * @param chains those that are active
 */
export function chooseChain<Chain extends ChainScope>(
  chains: readonly Chain[],
  facts: ChainFacts,
): Chain | null {
  const fitting = chains.filter(({ kind }) => kind === facts.kind);
  const first = (ids: readonly string[], idOf: (chain: Chain) => string | null): Chain | undefined =>
    ids.flatMap((id) => fitting.filter((chain) => idOf(chain) === id))[0];
  return (
    first(facts.objectiveIds, ({ objectiveId }) => objectiveId) ??
    first(facts.countryCodes, ({ countryCode }) => countryCode) ??
    first(facts.organisationIds, ({ organisationId }) => organisationId) ??
    fitting.find(
      ({ objectiveId, countryCode, organisationId }) => !objectiveId && !countryCode && !organisationId,
    ) ??
    null
  );
}
