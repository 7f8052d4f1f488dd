/** Posture: the levels of each system, what a change amounts to and what holds after a row of changes. */

/**
 * Levels of each posture system, calmest first, as they are written behind its name. Measures outside a system (a
 * call-up, a quarantine) are told in free words and do not compare.
 */
export const POSTURE_LEVELS = {
  DEFCON: ["5", "4", "3", "2", "1"],
  FPCON: ["NORMAL", "ALPHA", "BRAVO", "CHARLIE", "DELTA"],
  WATCHCON: ["4", "3", "2", "1"],
  INFOCON: ["5", "4", "3", "2", "1"],
  CPCON: ["5", "4", "3", "2", "1"],
  TRAVEL_ADVISORY: ["1", "2", "3", "4"],
  DEPARTURE: ["NONE", "AUTHORIZED", "ORDERED"],
} as const satisfies Record<string, readonly string[]>;
export type PostureSystem = keyof typeof POSTURE_LEVELS;

export function isPostureSystem(name: string): name is PostureSystem {
  return Object.hasOwn(POSTURE_LEVELS, name);
}

export function isPostureLevel(system: string, level: string): boolean {
  return postureRank(system, level) >= 0;
}

/**
 * What a change of posture amounts to. DEFCON 5 to 3 is raised although the number falls. Null when a level is not
 * one of the system, or the system is none. Only changes within the same scope compare: in 1962 SAC stood at 2
 * while the rest stood at 3.
 */
export function postureChange(
  system: string,
  from: string,
  to: string,
): "RAISED" | "LOWERED" | "UNCHANGED" | null {
  if (!isPostureLevel(system, from) || !isPostureLevel(system, to)) return null;
  const steps = postureRank(system, to) - postureRank(system, from);
  if (steps === 0) return "UNCHANGED";
  return steps > 0 ? "RAISED" : "LOWERED";
}

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

function postureRank(system: string, level: string): number {
  const levels: readonly string[] = isPostureSystem(system) ? POSTURE_LEVELS[system] : [];
  return levels.indexOf(level);
}
