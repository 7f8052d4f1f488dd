/** What posture holds after a row of changes. */
import { isPostureLevel } from "./rules";

type Change = { system: string; level: string; scope: string; at: Date };

/**
 * Whether `later` ends what `change` set: the next change of the same scope does, and so does a later one of the system in
 * free words ("lowered in steps"), whose scope may be any.
 */
export function endsPosture(change: Change, later: Change): boolean {
  return (
    later.system === change.system &&
    later.at > change.at &&
    (later.scope === change.scope || !isPostureLevel(later.system, later.level))
  );
}

/** The changes that still hold, last first, each with the one before it in the same scope. */
export function standingPostures<T extends Change>(changes: readonly T[]): { last: T; before: T | null }[] {
  return changes
    .filter((change) => !changes.some((later) => endsPosture(change, later)))
    .map((last) => ({
      last,
      before:
        changes.findLast(
          (earlier) => earlier.system === last.system && earlier.scope === last.scope && earlier.at < last.at,
        ) ?? null,
    }))
    .sort((a, b) => b.last.at.getTime() - a.last.at.getTime());
}
