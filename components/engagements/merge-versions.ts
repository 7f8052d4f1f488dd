/** Two people's changes of one engagement put together as `three-versions.ts` has it, of lists row by row. */
import { type FormRow, idOf, mergeRows, saidIn } from "@/components/ui/merging-rows";
import {
  type Change,
  type Choose,
  changedBy,
  mergeItems,
  type Three,
  type Version,
} from "@/components/ui/three-versions";
import { PARTS } from "@/lib/engagements/field-sets/sets";
import { emptyRowOf, FORM_FIELDS, type FormField, type FormValues, NO_VALUES } from "./form-values";

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
type Taken = {
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
  if (empty) return mergeList(field, empty, three as Three<readonly FormRow[]>, choose);
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

function mergeList(
  field: FormField,
  empty: FormRow,
  three: Three<readonly FormRow[]>,
  choose: Choose,
): Part<FormRow[]> {
  const list = {
    name: field,
    empty,
    keys: [idOf, saidIn, field === "countries" ? codeOf : personOf, nameOf],
    parts: partsOf(field, empty),
    areOthers: areTwoPeople,
    // Rows of a field set have no ids.
    isByLikeness: field.startsWith("sets."),
    asSaved,
  };
  const { value, conflicts, taken } = mergeRows(list, three, choose);
  const merged = {
    value,
    conflicts: conflicts.map((conflict) => ({ field, ...conflict })),
    taken: taken.map((one) => ({ field, ...one })),
  };
  if (field === "countries") return withMainPartner(merged, three, choose);
  return field === "attendance" ? { ...merged, value: withOnePrincipal(merged.value) } : merged;
}

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
