export type Changes = Record<string, { from: unknown; to: unknown }>;

/** The fields whose values differ, compared as JSON (dates by their instant, lists in order). */
export function changesBetween(before: Record<string, unknown>, after: Record<string, unknown>): Changes {
  const changes: Changes = {};
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const from = before[field] ?? null;
    const to = after[field] ?? null;
    if (JSON.stringify(from) !== JSON.stringify(to)) changes[field] = { from, to };
  }
  return changes;
}

/** The changes as a version of a record tells them. */
export function listOf(changes: Changes): RevisionView["changes"] {
  return Object.entries(changes).map(([field, { from, to }]) => ({ field, from, to }));
}

/** One version of a record: who made it, when, what it changed, and why as far as they said. */
export type RevisionView = {
  version: number;
  at: Date;
  actorName: string;
  changes: { field: string; from: unknown; to: unknown }[];
  reason: string | null;
};

/** The fields of a record as of a version, from its revisions, which begin with the first. Fields that were empty are absent. */
export function stateAt(revisions: readonly RevisionView[], version: number): Record<string, unknown> {
  const state: Record<string, unknown> = {};
  for (const revision of revisions.toSorted((a, b) => a.version - b.version)) {
    if (revision.version > version) break;
    for (const { field, to } of revision.changes) {
      if (to === null || to === undefined) delete state[field];
      else state[field] = to;
    }
  }
  return state;
}

export type Piece<T> = { value: T; fate: "kept" | "removed" | "added" };

/** Beyond so many comparisons a text counts as written anew: nobody follows such a diff, and it would hold up the page. */
const MOST_COMPARISONS = 2_000_000;

/** What was taken out of a text and put in, word by word; spaces and line ends belong to the word before them. */
export function wordChanges(from: string, to: string): Piece<string>[] {
  const pieces = sequenceChanges(
    from.match(/\s*\S+\s*?(?=\s\S|$)|\s+/g) ?? [],
    to.match(/\s*\S+\s*?(?=\s\S|$)|\s+/g) ?? [],
  );
  const joined: Piece<string>[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.fate === piece.fate) last.value += piece.value;
    else joined.push({ ...piece });
  }
  return joined;
}

/** The rows of a list that stayed, went and came, compared as JSON. */
export function rowChanges(from: readonly unknown[], to: readonly unknown[]): Piece<unknown>[] {
  return sequenceChanges(
    from.map((row) => JSON.stringify(row)),
    to.map((row) => JSON.stringify(row)),
  ).map(({ value, fate }) => ({ value: JSON.parse(value) as unknown, fate }));
}

/** The longest common subsequence stays; around it what was goes before what came. */
function sequenceChanges(from: readonly string[], to: readonly string[]): Piece<string>[] {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start += 1;
  let end = 0;
  while (end < Math.min(from.length, to.length) - start && from.at(-1 - end) === to.at(-1 - end)) end += 1;
  const fates = (values: readonly string[], fate: Piece<string>["fate"]) =>
    values.map((value) => ({ value, fate }));
  return [
    ...fates(from.slice(0, start), "kept"),
    ...middleChanges(from.slice(start, from.length - end), to.slice(start, to.length - end)),
    ...fates(from.slice(from.length - end), "kept"),
  ];
}

function middleChanges(from: readonly string[], to: readonly string[]): Piece<string>[] {
  const removed = from.map((value): Piece<string> => ({ value, fate: "removed" }));
  const added = to.map((value): Piece<string> => ({ value, fate: "added" }));
  if (from.length * to.length > MOST_COMPARISONS || from.length === 0 || to.length === 0)
    return [...removed, ...added];
  // common[i * width + j]: length of the longest common subsequence of what follows i in `from` and j in `to`.
  const width = to.length + 1;
  const common = new Uint32Array((from.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] ?? 0;
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--)
      common[i * width + j] = from[i] === to[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pieces: Piece<string>[] = [];
  let i = 0;
  let j = 0;
  while (i < from.length || j < to.length) {
    const [old, now] = [removed[i], added[j]];
    if (old && now && old.value === now.value) {
      pieces.push({ value: now.value, fate: "kept" });
      i += 1;
      j += 1;
    } else if (old && (!now || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push(old);
      i += 1;
    } else if (now) {
      pieces.push(now);
      j += 1;
    }
  }
  return pieces;
}
