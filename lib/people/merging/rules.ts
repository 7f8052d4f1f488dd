import type { RevisionView } from "@/lib/audit/diff";

/** What a merge of any kind of record does to the fields of the one that stays. */

/** What stands twice: people, the posts they hold and the organisations these are in. */
export type MergeKindName = "person" | "organisation" | "post";

/** A merge that stands, as the page of the record that stayed tells it. */
export type MergeView = {
  id: string;
  loserId: string;
  loserName: string;
  /** Into what, where that was merged further on; null where it is the one that stays. */
  through: string | null;
  mergedAt: Date;
  by: string | null;
  /** What was on record of the one that went, version by version. */
  revisions: RevisionView[];
};

/** How many rows name a record by this column. */
export type MovingCount = { table: string; column: string; count: number };

/** What may be on record already, as it is offered. */
export type LikelyPlace = { id: string; name: string; hint: string };

export type MergeChange = { before: Record<string, unknown>; after: Record<string, unknown> };

/** A record as its fields are compared. */
type Facts = object;

function valueIn(facts: Facts, key: string): unknown {
  return (facts as Record<string, unknown>)[key];
}

/** Whether both say the same in all of these. */
export function agreeIn(keys: readonly string[], winner: Facts, loser: Facts): boolean {
  return keys.every((key) => (valueIn(winner, key) ?? "") === (valueIn(loser, key) ?? ""));
}

/** Whose value is offered: that of the one that stays, unless nothing is known of it there. */
export function offeredIn(keys: readonly string[], winner: Facts, loser: Facts): "winner" | "loser" {
  const isEmpty = (facts: Facts) => keys.every((key) => (valueIn(facts, key) ?? "") === "");
  return isEmpty(winner) && !isEmpty(loser) ? "loser" : "winner";
}

/** The values of the one that goes in the fields that are taken from it. */
export function takenFrom<Field extends string>(
  fields: Readonly<Record<Field, readonly string[]>>,
  taken: readonly Field[],
  loser: Facts,
): Record<string, unknown> {
  return Object.fromEntries(taken.flatMap((field) => fields[field].map((key) => [key, valueIn(loser, key)])));
}

/** Names by which the one that stays is still found: each once, without those that it has, or has again. */
export function otherNamesOf(names: readonly (string | null)[], kept: readonly (string | null)[]): string[] {
  return [...new Set(names)].filter((name): name is string => Boolean(name) && !kept.includes(name));
}

/** Those of the facts that are not what stands there, as they were and as they become. */
export function changeOf(winner: Facts, facts: Record<string, unknown>): MergeChange {
  const changed = Object.entries(facts).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(valueIn(winner, key)),
  );
  return {
    before: Object.fromEntries(changed.map(([key]) => [key, valueIn(winner, key)])),
    after: Object.fromEntries(changed),
  };
}

/** The fields in which the one that stays no longer says what the merge left there: undoing would overwrite them. */
export function conflictsOfUndo(winner: Facts, after: Record<string, unknown>): string[] {
  return Object.entries(after).flatMap(([key, value]) =>
    JSON.stringify(valueIn(winner, key) ?? null) === JSON.stringify(value ?? null) ? [] : [key],
  );
}
