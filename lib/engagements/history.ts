import { changesBetween, type RevisionView, stateAt } from "@/lib/audit/diff";
import type { Viewer } from "@/lib/auth/viewer";
import {
  bannerFor,
  compareLevels,
  isMarkingLevel,
  type MarkingLevel,
  releasableNations,
} from "@/lib/markings/rules";
import { type GuardedEngagement, isNamed } from "./policy";

export type History = {
  /** Newest first. */
  revisions: RevisionView[];
  /** How many versions are kept from the viewer, because they were marked or released otherwise then. */
  withheld: number;
  /** The highest marking that any of them had. */
  marking: MarkingLevel;
};

/**
 * The versions of a record that its viewer may read: not those from before its marking was lowered below theirs, nor, for an ally,
 * those from before it was released to them. Author, co-authors and named readers read all.
 */
export function historyFor(
  viewer: Viewer,
  record: Pick<GuardedEngagement, "readerIds" | "marking">,
  revisions: readonly RevisionView[],
): History {
  const isPersonal = isNamed(viewer, record);
  const states = new Map(revisions.map(({ version }) => [version, markingOf(stateAt(revisions, version))]));
  const first = Math.min(...states.keys());
  const isOpen = (version: number) => {
    const state = states.get(version);
    if (isPersonal || !state) return true;
    return (
      compareLevels(state.marking, viewer.markingCeiling) <= 0 &&
      (viewer.isHome || state.nations.includes(viewer.nation))
    );
  };
  // A change tells what was there before as well.
  const shown = revisions.filter(
    ({ version }) => isOpen(version) && (version === first || isOpen(versionBefore(states, version))),
  );
  const markings = shown.flatMap(({ version }) =>
    [states.get(version), states.get(versionBefore(states, version))].flatMap(
      (state) => state?.marking ?? [],
    ),
  );
  return {
    revisions: shown,
    withheld: revisions.length - shown.length,
    marking: bannerFor([record.marking, ...markings]),
  };
}

/**
 * The version that an address asks for by its number; where there is none of that number among these, the last before it, and a
 * sentence that says so. Neither where it asks for none.
 */
export function findVersion(
  revisions: readonly RevisionView[],
  asked: string | string[] | undefined,
): { found: RevisionView | null; notice: string | null } {
  if (asked === undefined) return { found: null, notice: null };
  if (typeof asked !== "string" || !/^\d{1,9}$/.test(asked))
    return { found: null, notice: "The address asks for a version and gives no number of one." };
  const number = Number(asked);
  const [found = null] = revisions
    .filter(({ version }) => version <= number)
    .toSorted((a, b) => b.version - a.version);
  if (found?.version === number) return { found, notice: null };
  const missing = `There is no version ${number} that you may read`;
  return {
    found,
    notice: found
      ? `${missing}; version ${found.version} is the last before it.`
      : `${missing}, nor one before it.`,
  };
}

/**
 * What became of a record since a version of it, as one change; null where a version is kept from the viewer, since what is shown
 * would not add up.
 */
export function changesSince(
  { revisions, withheld }: History,
  version: number,
): RevisionView["changes"] | null {
  if (withheld > 0) return null;
  const [before, after] = [stateAt(revisions, version), stateAt(revisions, Number.POSITIVE_INFINITY)];
  return Object.entries(changesBetween(before, after)).map(([field, change]) => ({ field, ...change }));
}

/** The versions made since one of them of which it was said why, oldest first. */
export function reasonsSince({ revisions }: History, version: number): RevisionView[] {
  return revisions
    .filter((revision) => revision.version > version && revision.reason !== null)
    .toSorted((a, b) => a.version - b.version);
}

function versionBefore(states: ReadonlyMap<number, unknown>, version: number): number {
  return Math.max(...[...states.keys()].filter((one) => one < version));
}

function markingOf(state: Record<string, unknown>): { marking: MarkingLevel; nations: string[] } {
  const { marking, relTo } = state;
  const codes = Array.isArray(relTo) ? relTo.filter((code): code is string => typeof code === "string") : [];
  return {
    marking: typeof marking === "string" && isMarkingLevel(marking) ? marking : "UNCLASSIFIED",
    nations: releasableNations(codes),
  };
}
