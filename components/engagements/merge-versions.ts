/** Two people's changes of one engagement put together as `merging.ts` has it, of lists row by row. */
import {
  type Change,
  type Choose,
  changedBy,
  mergeItems,
  type Three,
  type Version,
} from "@/components/ui/merging";
import { PARTS } from "@/lib/engagements/field-sets/sets";
import { emptyRowOf, FORM_FIELDS, type FormField, type FormValues, NO_VALUES } from "./form-values";

export type FormRow = Readonly<Record<string, string>>;
export type FormValue = string | readonly string[] | readonly FormRow[];

/** What both changed in different ways. */
export type Conflict = {
  /** Tells it from the others of the same three versions. */
  key: string;
  field: FormField;
  /** The row of a list that it is about; null for a field of its own. */
  row: FormRow | null;
  /** The field of the row, or the first of those that go together; null where one took out the row that the other changed. */
  part: string | null;
  /** What both began with; an empty row or list where it was not there. */
  base: FormValue;
  saved: FormValue;
  typed: FormValue;
};

/** What one of them alone changed. */
export type Taken = {
  from: Version;
  field: FormField;
  what: Change;
  value: FormValue;
};

export type Merged = { values: FormValues; conflicts: readonly Conflict[]; taken: readonly Taken[] };

type Part<Value> = { value: Value; conflicts: Conflict[]; taken: Taken[] };

/**
 * The form with everything that either changed. No row that either added is lost; a row that one took out and the other left
 * as it was goes; somebody whom both added stands there once.
 * @param choose which version stays of a conflict, by its key
 */
export function mergeVersions({ base, saved, typed }: Three<FormValues>, choose: Choose): Merged {
  const parts = FORM_FIELDS.map((field) => {
    const nothing = NO_VALUES[field] ?? "";
    const three = {
      base: base[field] ?? nothing,
      saved: saved[field] ?? nothing,
      typed: typed[field] ?? nothing,
    };
    return [field, mergeField(field, three, choose)] as const;
  });
  return {
    values: Object.fromEntries(parts.map(([field, { value }]) => [field, value])) as FormValues,
    conflicts: parts.flatMap(([, { conflicts }]) => conflicts),
    taken: parts.flatMap(([, { taken }]) => taken),
  };
}

function mergeField(field: FormField, three: Three<FormValue>, choose: Choose): Part<FormValue> {
  const empty = emptyRowOf(field);
  if (empty) return mergeRows({ field, empty }, three as Three<readonly FormRow[]>, choose);
  if (Array.isArray(NO_VALUES[field])) {
    const { value, changes } = mergeItems(three as Three<readonly string[]>);
    return { value, conflicts: [], taken: changes.map((change) => ({ field, ...change })) };
  }
  return mergeText(field, three as Three<string>, choose);
}

function mergeText(field: FormField, three: Three<string>, choose: Choose): Part<string> {
  const from = changedBy(three);
  if (from === "both")
    return {
      value: three[choose(field)],
      conflicts: [{ key: field, field, row: null, part: null, ...three }],
      taken: [],
    };
  if (from === "neither") return { value: three.typed, conflicts: [], taken: [] };
  const value = three[from];
  return { value, conflicts: [], taken: [{ from, field, what: "changed", value }] };
}

type List = { field: FormField; empty: FormRow };

/** One row as each version has it; of a row that was added or taken out not every one does. */
type Triple = Partial<Three<FormRow>>;

function mergeRows(list: List, three: Three<readonly FormRow[]>, choose: Choose): Part<FormRow[]> {
  const triples = aligned(list.field, three);
  const parts = new Map(
    triples.map((triple, nth) => [triple, mergeRow(list, `${list.field} ${nth}`, triple, choose)]),
  );
  const merged = {
    value: inOrder(triples, three).flatMap((triple) => parts.get(triple)?.value ?? []),
    conflicts: triples.flatMap((triple) => parts.get(triple)?.conflicts ?? []),
    taken: triples.flatMap((triple) => parts.get(triple)?.taken ?? []),
  };
  if (list.field === "countries") return withMainPartner(merged, three, choose);
  return list.field === "attendance" ? { ...merged, value: withOnePrincipal(merged.value) } : merged;
}

/** The rows that stand for the same: with the same id, saying the same, of the same person or country, or much alike. */
function aligned(field: FormField, { base, ...versions }: Three<readonly FormRow[]>): Triple[] {
  const triples: Triple[] = base.map((row) => ({ base: row }));
  for (const version of ["saved", "typed"] as const) {
    let open = versions[version];
    for (const keyOf of [idOf, saidIn, field === "countries" ? codeOf : personOf, nameOf]) {
      const waiting = Map.groupBy(
        triples.filter((triple) => !triple[version]),
        (triple) => keyOf(shownBy(triple)),
      );
      open = open.filter((row) => {
        const key = keyOf(row);
        const alike = key ? (waiting.get(key) ?? []) : [];
        const triple = alike.find((one) => !one[version] && !areTwoPeople(shownBy(one), row));
        if (triple) triple[version] = row;
        return !triple;
      });
    }
    if (field.startsWith("sets.")) open = placeAlike(triples, version, open);
    triples.push(...open.map((row) => ({ [version]: row })));
  }
  return triples;
}

const idOf = (row: FormRow) => row.id ?? "";
const codeOf = (row: FormRow) => row.code ?? "";
const personOf = (row: FormRow) => row.personId ?? "";

/** The words of a name, in whatever order: who was typed as "Kenji Mori" is on record as "Mori, Kenji". */
function nameOf({ personId, name = "" }: FormRow): string {
  const words = name
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  return personId === undefined ? "" : words.toSorted().join(" ");
}

/** Two people on record may have one name; who was only typed is whoever else has it. */
function areTwoPeople(one: FormRow, other: FormRow): boolean {
  return Boolean(one.personId && other.personId && one.personId !== other.personId);
}

function shownBy({ base, saved, typed }: Triple): FormRow {
  return base ?? saved ?? typed ?? {};
}

/** Rows of a field set have no ids: what is left over and at least half alike is the same row, changed. Gives the others. */
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

function mergeRow(list: List, key: string, triple: Triple, choose: Choose): Part<FormRow[]> {
  const { field } = list;
  const { base, saved, typed } = triple;
  if (saved && typed) return mergeBoth(list, key, { base: base ?? null, saved, typed }, choose);
  const from = saved ? "saved" : "typed";
  const there = triple[from];
  if (!there) return { value: [], conflicts: [], taken: [] };
  const row = from === "saved" ? there : asNew(there);
  if (!base) return { value: [row], conflicts: [], taken: [{ from, field, what: "added", value: [row] }] };
  if (saidIn(base) !== saidIn(there)) {
    const [ofSaved, ofTyped] = [saved ? [row] : [], typed ? [row] : []];
    const conflict = { key, field, row, part: null, base: [base], saved: ofSaved, typed: ofTyped };
    return { value: choose(key) === from ? [row] : [], conflicts: [conflict], taken: [] };
  }
  const other = from === "saved" ? "typed" : "saved";
  return { value: [], conflicts: [], taken: [{ from: other, field, what: "removed", value: [base] }] };
}

/** Part by part; the row stays the saved one, with its id and version. */
function mergeBoth(
  { field, empty }: List,
  key: string,
  { base, saved, typed }: { base: FormRow | null; saved: FormRow; typed: FormRow },
  choose: Choose,
): Part<FormRow[]> {
  const row = { ...saved };
  const conflicts: Conflict[] = [];
  const changes = new Set<Version>();
  for (const names of partsOf(field, empty)) {
    const [part = ""] = names;
    const three = { base: base ?? empty, saved, typed: asSaved(names, saved, typed) };
    const cut = (version: keyof typeof three) =>
      Object.fromEntries(names.map((name) => [name, three[version][name] ?? ""]));
    const cuts = { base: cut("base"), saved: cut("saved"), typed: cut("typed") };
    const from = changedBy(cuts);
    if (from === "both")
      conflicts.push({
        key: `${key} ${part}`,
        field,
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
  const taken = [...changes].map((from): Taken => ({ from, field, what: "changed", value: [row] }));
  return { value: [row], conflicts, taken: base ? taken : [] };
}

/** Who was typed by name and became a person on record when the other saved is that person. */
function asSaved(names: readonly string[], saved: FormRow, typed: FormRow): FormRow {
  return names.includes("personId") && nameOf(saved) === nameOf(typed) && !areTwoPeople(saved, typed)
    ? { ...typed, name: saved.name ?? "", personId: saved.personId || typed.personId || "" }
    : typed;
}

/** Fields of a row that say one thing only together. */
const TOGETHER: Partial<Record<FormField, readonly (readonly string[])[]>> = {
  attendance: [["name", "personId"]],
  gifts: [["value", "currency", "convertedValue", "convertedCurrency", "rateSource", "rateOn"]],
  commitments: [
    ["ownerName", "ownerUserId", "ownerPersonId", "bySide"],
    ["toName", "toPersonId", "toSide"],
  ],
};

function partsOf(field: FormField, empty: FormRow): string[][] {
  const names = Object.keys(empty).filter((name) => name !== "id" && name !== "version");
  const told = PARTS.find(({ path }) => `sets.${path}` === field)?.fields ?? {};
  const money = Object.keys(told).filter((name) => ["amount", "currency"].includes(told[name]?.kind ?? ""));
  const groups = (TOGETHER[field] ?? [money]).map((group) => [...group]);
  const grouped = groups.flat();
  return [
    ...groups.filter((group) => group.length > 0),
    ...names.filter((name) => !grouped.includes(name)).map((name) => [name]),
  ];
}

/** The first country is the main partner: whoever changed that decides. */
function withMainPartner(
  merged: Part<FormRow[]>,
  three: Three<readonly FormRow[]>,
  choose: Choose,
): Part<FormRow[]> {
  const first = (version: keyof typeof three) => three[version][0] ?? {};
  const firsts = {
    base: codeOf(first("base")),
    saved: codeOf(first("saved")),
    typed: codeOf(first("typed")),
  };
  const from = changedBy(firsts);
  const key = "countries first";
  const main = firsts[from === "both" ? choose(key) : from === "neither" ? "saved" : from];
  const value = merged.value.toSorted(
    (one, other) => Number(codeOf(other) === main) - Number(codeOf(one) === main),
  );
  if (from !== "both") return { ...merged, value };
  const conflict: Conflict = {
    key,
    field: "countries",
    row: null,
    part: "mainPartner",
    base: [first("base")],
    saved: [first("saved")],
    typed: [first("typed")],
  };
  return { ...merged, value, conflicts: [...merged.conflicts, conflict] };
}

/** A side has one principal: where both added one, the one that is saved. */
function withOnePrincipal(rows: readonly FormRow[]): FormRow[] {
  const isLed = (side: string) =>
    rows.some((row) => row.side === side && row.role === "PRINCIPAL" && row.id !== "");
  return rows.map((row) =>
    row.id === "" && row.role === "PRINCIPAL" && isLed(row.side ?? "") ? { ...row, role: "PLUS_ONE" } : row,
  );
}

/** What a row says, whichever row on record it is. */
function saidIn(row: FormRow): string {
  return JSON.stringify(asNew(row));
}

function asNew(row: FormRow): FormRow {
  return {
    ...row,
    ...(row.id === undefined ? {} : { id: "" }),
    ...(row.version === undefined ? {} : { version: "" }),
  };
}
