import { agreement } from "./agreement";
import {
  emptyValue,
  type Field,
  type FieldList,
  type FieldSetTable,
  type Fields,
  type FieldValue,
  isUnsaid,
  type ValuesOf,
} from "./declare";
import { exchange } from "./exchange";
import { exercise } from "./exercise";
import { humanitarian } from "./humanitarian";
import { money } from "./money";
import { platform } from "./platform";
import { signal } from "./signal";
import { visit } from "./visit";

/** The field sets that are told as data, in the order in which forms and pages show them. */
export const SETS = { visit, platform, exchange, exercise, money, agreement, humanitarian, signal } as const;

export type SetName = keyof typeof SETS;
export const SET_NAMES = Object.keys(SETS) as readonly SetName[];

/** What an engagement says in each set; a set of which nothing is said has its fields all the same, empty. */
export type SetValues = { [Name in SetName]: ValuesOf<(typeof SETS)[Name]> };
/** The same where what is left out is empty. */
export type SomeSetValues = { readonly [Name in SetName]?: SomeOf<SetValues[Name]> };
type SomeOf<Values> = {
  readonly [Name in keyof Values]?: Values[Name] extends (infer Item extends object)[]
    ? readonly Partial<Item>[]
    : Values[Name];
};

/** One row of a set or a list, for what treats all of them alike. */
export type Row = Record<string, FieldValue>;

/** A table of a set: the set itself (`list` is null) or one of its lists. */
export type Part = {
  set: SetName;
  list: string | null;
  /** `exchange` or `exchange.taught`: the name of the part in forms, revisions and exports. */
  path: string;
  /** What a list is called; empty for the set itself. */
  title: string;
  table: string;
  fields: Fields;
};

export const setOf = (name: SetName): FieldSetTable => SETS[name];

export function listsOf(name: SetName): [string, FieldList][] {
  return Object.entries(setOf(name).lists);
}

export const PARTS: readonly Part[] = SET_NAMES.flatMap((set): Part[] => [
  { set, list: null, path: set, title: "", table: setOf(set).table, fields: setOf(set).fields },
  ...listsOf(set).map(([list, { title, table, fields }]) => ({
    set,
    list,
    path: `${set}.${list}`,
    title,
    table,
    fields,
  })),
]);

/** The rows a part holds; of a set that says nothing, none. */
export function rowsOfPart(values: SomeSetValues, { set, list, fields }: Part): Row[] {
  const said = values[set] as Record<string, unknown> | undefined;
  if (!said) return [];
  if (list !== null) return ((said[list] ?? []) as Row[]).map((row) => complete(fields, row));
  const row = complete(fields, said as Row);
  return Object.values(row).every(isUnsaid) ? [] : [row];
}

/** The paths of the parts that hold something. */
export function heldParts(values: SomeSetValues): string[] {
  return PARTS.filter((part) => rowsOfPart(values, part).length > 0).map(({ path }) => path);
}

/** All sets with all their fields, from rows by the path of their part. */
export function valuesFrom(rows: (part: Part) => readonly Row[]): SetValues {
  const values: Record<string, Record<string, unknown>> = {};
  for (const part of PARTS) {
    const found = rows(part).map((row) => complete(part.fields, row));
    if (part.list === null) values[part.set] = found[0] ?? complete(part.fields, {});
    else values[part.set] = { ...values[part.set], [part.list]: found };
  }
  return values as SetValues;
}

/** All sets with all their fields. */
export function completed(values: SomeSetValues): SetValues {
  return valuesFrom((part) => rowsOfPart(values, part));
}

/** Whether anything is said in the set. */
export function saysSomething(values: SomeSetValues, name: SetName): boolean {
  return PARTS.some((part) => part.set === name && rowsOfPart(values, part).length > 0);
}

/** Every value of the parts with its field, for what looks for one kind of field. `path` is that of the form. */
export function* eachValue(
  values: SomeSetValues,
): Generator<{ part: Part; name: string; path: string; field: Field; value: FieldValue }> {
  for (const part of PARTS) {
    const rows = rowsOfPart(values, part);
    for (const [index, row] of rows.entries())
      for (const [name, field] of Object.entries(part.fields)) {
        const path = part.list === null ? `${part.path}.${name}` : `${part.path}.${index}.${name}`;
        yield { part, name, path, field, value: row[name] ?? null };
      }
  }
}

function complete(fields: Fields, row: Row): Row {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, row[name] ?? emptyValue(field)]),
  );
}
