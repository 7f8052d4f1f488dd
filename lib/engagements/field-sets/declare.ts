import type { PicklistCode } from "@/lib/picklists/labels";

/**
 * How a field set is told. A set is a table of its own, one row to an engagement, and lists with tables of theirs. From
 * what is told here come the form, its checks, the facts on the page, the words of revisions and exports, the texts that
 * search finds, and what is read and written. A field that is left empty is not known, which is neither zero nor no.
 */

type Common = {
  label: string;
  hint?: string;
  /** Said where the row has none of it; only a row of a list can require a field. */
  required?: string;
};

type TextField = Common & { kind: "text"; max: number; isLong: boolean };
type CountField = Common & { kind: "count"; min: number; max: number };
/** `amount` is money in the currency of the same row or set; both have two decimals and are text, so that nothing is rounded. */
type DecimalField = Common & { kind: "amount" | "quantity" };
type ChoiceField<Code extends string = string> = Common & {
  kind: "choice";
  choices: Readonly<Record<Code, string>>;
  /** What a new row starts with; a row that says no more than that says nothing. */
  initial?: Code;
};
type ChoicesField<Code extends string = string> = Common & {
  kind: "choices";
  choices: Readonly<Record<Code, string>>;
};
/** The id of an item of a list that admins keep. */
type PicklistField = Common & { kind: "picklist"; list: PicklistCode };
/** A day is YYYY-MM-DD, a time HH:MM on the clocks of the place, a currency and a country three capitals, the others ids. */
type PlainField = Common & {
  kind: "day" | "time" | "currency" | "flag" | "country" | "countries" | "user" | "engagement";
};

export type Field =
  | TextField
  | CountField
  | DecimalField
  | ChoiceField
  | ChoicesField
  | PicklistField
  | PlainField;
export type Fields = Readonly<Record<string, Field>>;

export type FieldList<Columns extends Fields = Fields> = {
  table: string;
  title: string;
  /** One row of it, with its article: "a leg". */
  noun: string;
  fields: Columns;
  /** Most rows. */
  max: number;
  /** What a new row takes over of the row before it: field to the field it continues. */
  continues?: { readonly [Name in keyof Columns]?: keyof Columns };
};

export type FieldSetTable<
  Columns extends Fields = Fields,
  Lists extends Readonly<Record<string, FieldList>> = Readonly<Record<string, FieldList>>,
> = {
  /** Its letter in the handbook. */
  code: "D" | "E" | "F" | "G" | "H" | "S" | "V" | "X";
  table: string;
  fields: Columns;
  lists: Lists;
};

type ValueOf<F extends Field> = F extends { kind: "count" }
  ? number | null
  : F extends { kind: "flag" }
    ? boolean | null
    : F extends { kind: "choices"; choices: Readonly<Record<infer Code, string>> }
      ? Code[]
      : F extends { kind: "countries" }
        ? string[]
        : F extends { kind: "choice"; choices: Readonly<Record<infer Code, string>> }
          ? Code | null
          : string | null;

export type FieldValue = string | number | boolean | null | string[];
type RowOf<Columns extends Fields> = { -readonly [Name in keyof Columns]: ValueOf<Columns[Name]> };
export type ValuesOf<Set extends FieldSetTable> = RowOf<Set["fields"]> & {
  -readonly [Name in keyof Set["lists"]]: RowOf<Set["lists"][Name]["fields"]>[];
};

type Words = Omit<Common, "label">;

export const text = (label: string, max: number, words: Words = {}): TextField => ({
  kind: "text",
  label,
  max,
  isLong: false,
  ...words,
});
export const longText = (label: string, max: number, words: Words = {}): TextField => ({
  kind: "text",
  label,
  max,
  isLong: true,
  ...words,
});
export const count = (
  label: string,
  { min = 0, max = 1_000_000, ...words }: Words & { min?: number; max?: number } = {},
): CountField & { kind: "count" } => ({ kind: "count", label, min, max, ...words });
export const amount = (label: string, words: Words = {}): DecimalField => ({
  kind: "amount",
  label,
  ...words,
});
export const quantity = (label: string, words: Words = {}): DecimalField => ({
  kind: "quantity",
  label,
  ...words,
});
export const choice = <const Code extends string>(
  label: string,
  choices: Readonly<Record<Code, string>>,
  words: Words & { initial?: NoInfer<Code> } = {},
): ChoiceField<Code> => ({ kind: "choice", label, choices, ...words });
export const choices = <const Code extends string>(
  label: string,
  of: Readonly<Record<Code, string>>,
  words: Words = {},
): ChoicesField<Code> => ({ kind: "choices", label, choices: of, ...words });
export const picklist = (label: string, list: PicklistCode, words: Words = {}): PicklistField => ({
  kind: "picklist",
  label,
  list,
  ...words,
});

const plain =
  <const Kind extends PlainField["kind"]>(kind: Kind) =>
  (label: string, words: Words = {}): Common & { kind: Kind } => ({ kind, label, ...words });

export const day = plain("day");
export const time = plain("time");
export const currency = plain("currency");
/** Yes, no or not known. */
export const flag = plain("flag");
export const country = plain("country");
export const countries = plain("countries");
export const user = plain("user");
export const engagement = plain("engagement");

export function list<const Columns extends Fields>(declared: FieldList<Columns>): FieldList<Columns> {
  return declared;
}

export function fieldSet<
  const Columns extends Fields,
  const Lists extends Readonly<Record<string, FieldList>>,
>(declared: FieldSetTable<Columns, Lists>): FieldSetTable<Columns, Lists> {
  return declared;
}

/** What a field holds when nothing was said. */
export function emptyValue(field: Field): FieldValue {
  return field.kind === "choices" || field.kind === "countries" ? [] : null;
}

/** Whether a value says nothing. Zero and no say something. */
export function isUnsaid(value: unknown): boolean {
  return (
    value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)
  );
}
