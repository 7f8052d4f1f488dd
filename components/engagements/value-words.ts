import type { FormRow } from "@/components/ui/merging-rows";
import { fieldsOfRows } from "@/lib/engagements/field-labels";
import type { Field } from "@/lib/engagements/field-sets/declare";
import { PARTS } from "@/lib/engagements/field-sets/sets";
import { valueWords } from "@/lib/engagements/field-sets/words";
import { FIELD_WORDS, ROW_WORDS } from "@/lib/engagements/stored-words";
import { engagementType } from "@/lib/engagements/types";
import type { FormOptions, Option } from "@/lib/engagements/views";
import { type FormField, type SetField, valueOfText } from "./form-values";
import type { FormValue } from "./merge-versions";

const NOTHING = "nothing";

/** What stands in a field of the form, in words and one line per row, for comparing two versions. */
export function wordsOf(field: FormField, value: FormValue, options: FormOptions): string[] {
  if (typeof value === "string") return [value === "" ? NOTHING : wordOf(field, value, options)];
  const lines = value.map((item) =>
    typeof item === "string" ? wordOf(field, item, options) : rowWords(field, item, options) || NOTHING,
  );
  return lines.length === 0 ? [NOTHING] : lines;
}

/** What tells a row from the others of its list. */
export function rowName(field: FormField, row: FormRow, options: FormOptions): string {
  const telling = NAMED_BY[field];
  return rowWords(field, telling ? { [telling]: row[telling] ?? "" } : row, options);
}

const NAMED_BY: Partial<Record<FormField, string>> = {
  countries: "code",
  attendance: "name",
  points: "text",
  gifts: "description",
  deliverables: "title",
  commitments: "text",
};

const SOURCES: Partial<
  Record<FormField, Exclude<keyof FormOptions, "places" | "marking" | "picklists" | "giftLimits">>
> = {
  hostCountry: "countries",
  objectives: "objectives",
  tags: "tags",
  responsibleOfficerId: "users",
  backupOfficerId: "users",
  coAuthors: "users",
  exerciseSeriesId: "exerciseSeries",
  exerciseEditionId: "exerciseEditions",
  crisisId: "crises",
};

function wordOf(field: FormField, value: string, options: FormOptions): string {
  if (field === "type") return engagementType(value)?.name ?? value;
  if (field === "closeHold") return "yes";
  if (field === "readers") return labelIn([...options.users, ...options.readers], value);
  if (field === "closingReasonId") return labelIn(options.picklists.CLOSING_REASON, value);
  if (isSetField(field)) {
    const told = toldAt(field);
    return told ? setWords(told, value, options) : value;
  }
  const source = SOURCES[field];
  if (!source) return FIELD_WORDS[field]?.(value, "") ?? value;
  return labelIn(options[source], value);
}

function labelIn(options: readonly Option[], value: string): string {
  return options.find((option) => option.value === value)?.label ?? value;
}

function isSetField(field: string): field is SetField {
  return field.startsWith("sets.");
}

/** The field of a set that `sets.exchange.topic` means, or null when it means a list. */
function toldAt(path: SetField): Field | null {
  const part = PARTS.find(({ list, path: set }) => list === null && path.startsWith(`sets.${set}.`));
  return part?.fields[path.split(".").at(-1) ?? ""] ?? null;
}

function setWords(field: Field, text: string, options: FormOptions): string {
  switch (field.kind) {
    case "picklist":
      return labelIn(options.picklists[field.list], text);
    case "user":
      return labelIn(options.users, text);
    case "country":
    case "countries":
      return labelIn(options.countries, text);
    case "engagement":
      return labelIn(options.engagements, text);
    default:
      return valueWords(field, field.kind === "choices" ? [text] : valueOfText(field.kind, text), {});
  }
}

/** Ids say nothing to a reader, and a chosen name stands beside its id. */
function rowWords(field: FormField, row: FormRow, options: FormOptions): string {
  const fields = fieldsOfRows(field);
  if (fields)
    return Object.entries(fields)
      .flatMap(([name, told]) => (row[name] ? `${told.label}: ${setWords(told, row[name], options)}` : []))
      .join(" · ");
  return Object.entries(row)
    .filter(([name, value]) => value !== "" && (LISTED.test(name) || !/id$|^version$/i.test(name)))
    .map(([name, value]) => rowWord(field, name, value, options))
    .join(" · ");
}

/** Ids of what no field beside them names. */
const LISTED = /PostId$|^dispositionId$/;

function rowWord(field: FormField, name: string, value: string, options: FormOptions): string {
  if (name === "dispositionId") return labelIn(options.picklists.GIFT_DISPOSITION, value);
  if (LISTED.test(name)) return labelIn(options.posts, value);
  return ROW_WORDS[field]?.[name]?.(value) ?? value;
}
