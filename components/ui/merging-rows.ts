/** Rows of a list put together as `three-versions.ts` has it: each by itself, and of a row both changed part by part. */
import { type Change, type Choose, changedBy, type Three, type Version } from "./three-versions";

export type FormRow = Readonly<Record<string, string>>;

type RowList = {
  /** Begins the keys of its conflicts. */
  name: string;
  /** A row that says nothing. */
  empty: FormRow;
  /** By what two rows stand for the same, the surest first; an empty key is no key. */
  keys: readonly ((row: FormRow) => string)[];
  /** The fields of a row, together those that say one thing only together. */
  parts: readonly (readonly string[])[];
  /** Whether two rows that a key takes for the same are not. */
  areOthers?: (one: FormRow, other: FormRow) => boolean;
  /** Whether its rows have no key of their own: those at least half alike are the same then, changed. */
  isByLikeness?: boolean;
  /** A typed row as it is compared with the saved one in these fields; as it is unless told otherwise. */
  asSaved?: (names: readonly string[], saved: FormRow, typed: FormRow) => FormRow;
};

/** What both changed in different ways. */
export type RowConflict = {
  /** Tells it from the others of the same three versions. */
  key: string;
  row: FormRow;
  /** The first of the fields it is about; null where one took out the row that the other changed. */
  part: string | null;
  /** What both began with; an empty list where the row was not there. */
  base: readonly FormRow[];
  saved: readonly FormRow[];
  typed: readonly FormRow[];
};

/** What one of them alone changed. */
type RowTaken = { from: Version; what: Change; value: readonly FormRow[] };

type MergedRows = { value: FormRow[]; conflicts: RowConflict[]; taken: RowTaken[] };

/** One row as each version has it; of a row that was added or taken out not every one does. */
type Triple = Partial<Three<FormRow>>;

/**
 * The rows with everything that either changed. No row that either added is lost; a row that one took out and the other left as it
 * was goes, and one that the other changed is asked about.
 * @param choose which version stays of a conflict, by its key
 */
export function mergeRows(list: RowList, three: Three<readonly FormRow[]>, choose: Choose): MergedRows {
  const triples = aligned(list, three);
  const parts = new Map(
    triples.map((triple, nth) => [triple, mergeRow(list, `${list.name} ${nth}`, triple, choose)]),
  );
  return {
    value: inOrder(triples, three).flatMap((triple) => parts.get(triple)?.value ?? []),
    conflicts: triples.flatMap((triple) => parts.get(triple)?.conflicts ?? []),
    taken: triples.flatMap((triple) => parts.get(triple)?.taken ?? []),
  };
}

/** The rows that stand for the same: with the same key, saying the same, or much alike. */
function aligned(list: RowList, { base, ...versions }: Three<readonly FormRow[]>): Triple[] {
  const triples: Triple[] = base.map((row) => ({ base: row }));
  for (const version of ["saved", "typed"] as const) {
    let open = versions[version];
    for (const keyOf of list.keys) {
      const waiting = Map.groupBy(
        triples.filter((triple) => !triple[version]),
        (triple) => keyOf(shownBy(triple)),
      );
      open = open.filter((row) => {
        const key = keyOf(row);
        const alike = key ? (waiting.get(key) ?? []) : [];
        const triple = alike.find((one) => !one[version] && !list.areOthers?.(shownBy(one), row));
        if (triple) triple[version] = row;
        return !triple;
      });
    }
    if (list.isByLikeness) open = placeAlike(triples, version, open);
    triples.push(...open.map((row) => ({ [version]: row })));
  }
  return triples;
}

function shownBy({ base, saved, typed }: Triple): FormRow {
  return base ?? saved ?? typed ?? {};
}

/** Takes what is left over and at least half alike for the same row, changed. Gives the others. */
function placeAlike(triples: readonly Triple[], version: Version, rows: readonly FormRow[]): FormRow[] {
  const pairs = triples
    .filter((triple) => triple.base && !triple[version])
    .flatMap((triple) => rows.map((row) => ({ triple, row, likeness: likenessOf(triple.base ?? {}, row) })))
    .filter(({ likeness }) => likeness >= 0.5)
    .toSorted((one, other) => other.likeness - one.likeness);
  const placed = new Set<FormRow>();
  for (const { triple, row } of pairs) {
    if (triple[version] || placed.has(row)) continue;
    triple[version] = row;
    placed.add(row);
  }
  return rows.filter((row) => !placed.has(row));
}

/** Of what both rows say, the part that they say alike, from 0 to 1. */
function likenessOf(one: FormRow, other: FormRow): number {
  const said = (row: FormRow) => Object.values(row).filter((value) => value !== "").length;
  const alike = Object.entries(one).filter(([name, value]) => value !== "" && other[name] === value).length;
  return (2 * alike) / Math.max(said(one) + said(other), 1);
}

/** The order of the saved rows, or of those typed when they were moved; what only the other has comes before the row it preceded. */
function inOrder(triples: readonly Triple[], three: Three<readonly FormRow[]>): Triple[] {
  const orderOf = (version: keyof Three<unknown>) => {
    const placeOf = ({ [version]: row }: Triple) => (row ? three[version].indexOf(row) : -1);
    return triples
      .filter((triple) => triple[version])
      .toSorted((one, other) => placeOf(one) - placeOf(other));
  };
  const began = orderOf("base");
  const [saved, typed] = [orderOf("saved"), orderOf("typed")];
  const places = typed.map((triple) => began.indexOf(triple)).filter((place) => place >= 0);
  const isMoved = places.some((place, index) => place < (places[index - 1] ?? 0));
  const [lead, other] = isMoved ? [typed, saved] : [saved, typed];
  return other.reduceRight<Triple[]>((order, triple, index) => {
    if (order.includes(triple)) return order;
    const next = other[index + 1];
    const place = next ? order.indexOf(next) : order.length;
    return order.toSpliced(place, 0, triple);
  }, lead);
}

function mergeRow(list: RowList, key: string, triple: Triple, choose: Choose): MergedRows {
  const { base, saved, typed } = triple;
  if (saved && typed) return mergeBoth(list, key, { base: base ?? null, saved, typed }, choose);
  const from = saved ? "saved" : "typed";
  const there = triple[from];
  if (!there) return { value: [], conflicts: [], taken: [] };
  const row = from === "saved" ? there : asNew(there);
  if (!base) return { value: [row], conflicts: [], taken: [{ from, what: "added", value: [row] }] };
  if (saidIn(base) !== saidIn(there)) {
    const [ofSaved, ofTyped] = [saved ? [row] : [], typed ? [row] : []];
    const conflict = { key, row, part: null, base: [base], saved: ofSaved, typed: ofTyped };
    return { value: choose(key) === from ? [row] : [], conflicts: [conflict], taken: [] };
  }
  const other = from === "saved" ? "typed" : "saved";
  return { value: [], conflicts: [], taken: [{ from: other, what: "removed", value: [base] }] };
}

/** Part by part; the row stays the saved one, with its id and version. */
function mergeBoth(
  { empty, parts, asSaved = (_, __, row) => row }: RowList,
  key: string,
  { base, saved, typed }: { base: FormRow | null; saved: FormRow; typed: FormRow },
  choose: Choose,
): MergedRows {
  const row = { ...saved };
  const conflicts: RowConflict[] = [];
  const changes = new Set<Version>();
  for (const names of parts) {
    const [part = ""] = names;
    const three = { base: base ?? empty, saved, typed: asSaved(names, saved, typed) };
    const cut = (version: keyof typeof three) =>
      Object.fromEntries(names.map((name) => [name, three[version][name] ?? ""]));
    const cuts = { base: cut("base"), saved: cut("saved"), typed: cut("typed") };
    const from = changedBy(cuts);
    if (from === "both")
      conflicts.push({
        key: `${key} ${part}`,
        row: saved,
        part,
        base: [cuts.base],
        saved: [cuts.saved],
        typed: [cuts.typed],
      });
    else if (from !== "neither") changes.add(from);
    const stays = from === "both" ? choose(`${key} ${part}`) : from;
    if (stays === "typed") Object.assign(row, cuts.typed);
  }
  const taken = [...changes].map((from): RowTaken => ({ from, what: "changed", value: [row] }));
  return { value: [row], conflicts, taken: base ? taken : [] };
}

/** The row on record that it is; nothing for one that is new. */
export function idOf(row: FormRow): string {
  return row.id ?? "";
}

/** What a row says, whichever row on record it is. */
export function saidIn(row: FormRow): string {
  return JSON.stringify(asNew(row));
}

function asNew(row: FormRow): FormRow {
  return {
    ...row,
    ...(row.id === undefined ? {} : { id: "" }),
    ...(row.version === undefined ? {} : { version: "" }),
  };
}
