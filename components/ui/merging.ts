/** Two people's changes of one form put together: field by field, and of a list of rows each row by itself. */
import { type FormRow, idOf, mergeRows, type RowConflict, saidIn } from "./merging-rows";
import { type Change, type Choose, changedBy, mergeItems, type Three, type Version } from "./three-versions";

/**
 * What stands in the fields of a form, as text under their names; of several values each on a line of its own, and so each row of a
 * list of rows, as JSON (`rowsIn` reads them).
 */
export type FormText = Readonly<Record<string, string>>;

/** A field of a form as two versions of it are compared by. */
export type MergedField = {
  /** Its name, or the names of those that say one thing only together. */
  names: readonly [string, ...string[]];
  label: string;
  /** What it says, for a reader; what was typed unless told otherwise, and never asked of nothing. */
  words?: (values: FormText) => string;
  /** What is said of it when nothing stands in it; "nothing" unless told otherwise. */
  emptyWords?: string;
  /** Whether each of its lines is there or not by itself. */
  isList?: boolean;
  /** Of what its rows are made where it is a list of rows, sent as `name.0.field`. */
  rows?: MergedRow;
  /** Whether the form has it at all, given what it began with; it does unless told otherwise. */
  isDrawn?: (start: FormStart) => boolean;
};

/** The rows of a list as two versions of them are compared by. */
type MergedRow = {
  fields: readonly Omit<MergedField, "rows" | "isDrawn">[];
  /** What tells its rows apart, such as `id`, which is empty while a row is new. Without any, much the same is the same row, changed. */
  keys: readonly string[];
  /** Without any of these a row says nothing and is left out, whatever else it begins with; all of it unless told otherwise. */
  told?: readonly string[];
  /** What a row is called, for a reader. */
  nameOf: (row: FormText) => string;
};

/** Whether two readings of a form say the same; what is missing in one says nothing. */
export function isAlike(one: FormText, other: FormText): boolean {
  return Object.keys({ ...one, ...other }).every((name) => (one[name] ?? "") === (other[name] ?? ""));
}

/** The rows of a list of the form. */
export function rowsIn(values: FormText, name: string): FormText[] {
  return linesOf(values[name]).map((line) => JSON.parse(line));
}

/** What stood in the fields of a form at first, and what was on record then. */
export type FormStart = { values: FormText; base: FormText };

/** What a form sends of these fields; one that it does not have says what is on record. Rows that say nothing are left out. */
export function textIn(data: FormData, fields: readonly MergedField[], start: FormStart): FormText {
  const sentAt = (name: string) =>
    [...data.getAll(name), ...data.getAll(`${name}[]`)]
      .filter((value) => typeof value === "string")
      .join("\n");
  const undrawn = fields.filter(({ isDrawn }) => isDrawn && !isDrawn(start)).flatMap(({ names }) => names);
  return {
    ...cleaned(fields, sentAt, (name) =>
      placesIn(data, name).map((place) => (part: string) => sentAt(`${name}.${place}.${part}`)),
    ),
    ...Object.fromEntries(undrawn.map((name) => [name, start.base[name] ?? ""])),
  };
}

type Said = Readonly<Record<string, unknown>>;

/** The same of what is on record: nothing for what is not known, and "on" for what is so. */
export function textOf(record: Said, fields: readonly MergedField[]): FormText {
  const recordedIn = (one: Said) => (name: string) => {
    const value = one[name];
    if (value === true) return "on";
    return value === false || value === null || value === undefined ? "" : [value].flat().join("\n");
  };
  return cleaned(fields, recordedIn(record), (name) => ((record[name] ?? []) as Said[]).map(recordedIn));
}

/** The numbers under which the rows of a list are sent, in their order. */
function placesIn(data: FormData, name: string): number[] {
  const places = [...data.keys()].flatMap((key) => {
    const [list, place = ""] = key.split(".");
    return list === name && /^\d+$/.test(place) ? [Number(place)] : [];
  });
  return [...new Set(places)].toSorted((one, other) => one - other);
}

type TextAt = (name: string) => string;

function cleaned(
  fields: readonly MergedField[],
  textAt: TextAt,
  rowsAt: (name: string) => readonly TextAt[],
): FormText {
  const clean = (text: string) => text.replace(/\r\n?/g, "\n").trim();
  const readAt = (names: readonly string[], at: TextAt): FormText =>
    Object.fromEntries(names.map((name) => [name, clean(at(name))]));
  const read = fields.map(({ names, rows }) => {
    const [name] = names;
    if (!rows) return readAt(names, textAt);
    const parts = partsOf(rows);
    const said = rowsAt(name).map((at) => readAt(parts, at));
    return { [name]: linesOfRows(said.filter((row) => (rows.told ?? parts).some((part) => row[part]))) };
  });
  return Object.assign({}, ...read);
}

/** Everything that a row is sent with. */
function partsOf({ fields, keys }: MergedRow): string[] {
  return [...new Set([...keys, ...fields.flatMap(({ names }) => names)])];
}

function linesOfRows(rows: readonly FormText[]): string {
  return rows.map((row) => JSON.stringify(row)).join("\n");
}

function linesOf(text: string | undefined): string[] {
  return text ? text.split("\n") : [];
}

/** What both changed in different ways, in words. */
export type ToldConflict = { key: string; label: string; words: Record<Version | "base", readonly string[]> };

/** What one of them alone changed, in words. */
export type ToldChange = { from: Version; label: string; what: Change; words: readonly string[] };

export type ToldMerge = { conflicts: readonly ToldConflict[]; taken: readonly ToldChange[] };

type MergedText = ToldMerge & { values: FormText };

/** The form with everything that either changed. */
export function mergeFields(
  fields: readonly MergedField[],
  three: Three<FormText>,
  choose: Choose,
): MergedText {
  const merged = fields.map((field) => mergeField(field, three, choose));
  return {
    values: Object.assign({}, ...merged.map(({ values }) => values)),
    conflicts: merged.flatMap(({ conflicts }) => conflicts),
    taken: merged.flatMap(({ taken }) => taken),
  };
}

function mergeField(field: MergedField, three: Three<FormText>, choose: Choose): MergedText {
  if (field.rows) return mergeRowField(field, field.rows, three, choose);
  if (field.isList) return mergeListField(field, three);
  const { names, label } = field;
  const [key] = names;
  const cut = (values: FormText) => Object.fromEntries(names.map((name) => [name, values[name] ?? ""]));
  const cuts = { base: cut(three.base), saved: cut(three.saved), typed: cut(three.typed) };
  const from = changedBy(cuts);
  if (from === "both") {
    const words = {
      base: wordsOf(field, cuts.base),
      saved: wordsOf(field, cuts.saved),
      typed: wordsOf(field, cuts.typed),
    };
    return { values: cuts[choose(key)], conflicts: [{ key, label, words }], taken: [] };
  }
  if (from === "neither") return { values: cuts.typed, conflicts: [], taken: [] };
  const taken: ToldChange = { from, what: "changed", label, words: wordsOf(field, cuts[from]) };
  return { values: cuts[from], conflicts: [], taken: [taken] };
}

type WordedField = Pick<MergedField, "names" | "words" | "emptyWords">;

function wordsOf({ names, words, emptyWords = "nothing" }: WordedField, values: FormText): readonly string[] {
  if (names.every((name) => !values[name])) return [emptyWords];
  return (words?.(values) ?? values[names[0]] ?? "").split("\n");
}

/** Line by line; whoever moved lines decides their order, and of two the one who saved. */
function mergeListField(field: MergedField, three: Three<FormText>): MergedText {
  const { label, names } = field;
  const [key] = names;
  const lines = {
    base: linesOf(three.base[key]),
    saved: linesOf(three.saved[key]),
    typed: linesOf(three.typed[key]),
  };
  const { value, changes } = mergeItems(lines);
  const stays = lines.base.filter((line) => value.includes(line));
  const isMoved = (version: Version) =>
    changedBy({ base: stays, saved: stays, typed: lines[version].filter((line) => stays.includes(line)) }) ===
    "typed";
  const mover = (["saved", "typed"] as const).find(isMoved);
  const placeOf = (line: string) =>
    mover && lines[mover].includes(line) ? lines[mover].indexOf(line) : value.length + lines.base.length;
  const ordered = mover ? value.toSorted((one, other) => placeOf(one) - placeOf(other)) : value;
  const wordOf = (line: string) => field.words?.({ [key]: line }) ?? line;
  const told = changes.map((change) => ({ ...change, label, words: change.value.map(wordOf) }));
  const moved = mover ? [{ from: mover, what: "changed" as const, label, words: ordered.map(wordOf) }] : [];
  return {
    values: { [key]: ordered.join("\n") },
    conflicts: [],
    taken: [...told.map(({ value: _, ...change }) => change), ...moved],
  };
}

function mergeRowField(
  { names, label }: MergedField,
  rows: MergedRow,
  three: Three<FormText>,
  choose: Choose,
): MergedText {
  const [key] = names;
  const list = {
    name: key,
    empty: Object.fromEntries(partsOf(rows).map((name) => [name, ""])),
    // What says the same is the same before what is of the same post or country: there may be two of them.
    keys: [idOf, saidIn, ...rows.keys.map((name) => (row: FormRow) => row[name] ?? "")],
    parts: rows.fields.map((field) => field.names),
    isByLikeness: rows.keys.length === 0,
  };
  const read = (version: keyof typeof three) => rowsIn(three[version], key);
  const merged = mergeRows(list, { base: read("base"), saved: read("saved"), typed: read("typed") }, choose);
  return {
    values: { [key]: linesOfRows(merged.value) },
    conflicts: merged.conflicts.map((conflict) => toldRowConflict(label, rows, conflict)),
    taken: merged.taken.map(({ value, ...change }) => ({
      ...change,
      label,
      words: value.map((row) => rowWords(rows, row)),
    })),
  };
}

const TAKEN_OUT = ["Taken out"];

function toldRowConflict(label: string, rows: MergedRow, conflict: RowConflict): ToldConflict {
  const { key, row, part, base, saved, typed } = conflict;
  const field = rows.fields.find(({ names }) => names[0] === part);
  const told = (version: readonly FormRow[]) =>
    version.flatMap((one) => (field ? wordsOf(field, one) : rowWords(rows, one)));
  return {
    key,
    label: [label, rows.nameOf(row), field?.label].filter(Boolean).join(": "),
    words: {
      base: told(base),
      saved: saved.length > 0 ? told(saved) : TAKEN_OUT,
      typed: typed.length > 0 ? told(typed) : TAKEN_OUT,
    },
  };
}

/** All that a row says, in a line. */
function rowWords(rows: MergedRow, row: FormText): string {
  const said = rows.fields.filter(({ names }) => names.some((name) => row[name]));
  const parts = said.map((field) => `${field.label}: ${wordsOf(field, row).join(" ")}`);
  return parts.join("; ") || rows.nameOf(row);
}
