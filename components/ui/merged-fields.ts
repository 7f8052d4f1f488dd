/** The usual fields of a form, as two versions of it are compared by. */
import { formatDate, parseCalendarDate } from "@/lib/dates";
import type { MergedField } from "./merging";

type Field = Omit<MergedField, "rows" | "isDrawn">;
type Options = readonly { value: string; label: string }[];

/** What is typed is what it says. */
export function textField(name: string, label: string): Field {
  return { names: [name], label };
}

/** A text of which each line is there or not by itself. */
export function linesField(name: string, label: string): Field {
  return { names: [name], label, isList: true };
}

/** A day, YYYY-MM-DD. */
export function dayField(name: string, label: string): Field {
  return { names: [name], label, words: ({ [name]: day = "" }) => dayWords(day) };
}

/** The day in words; what is no day stays as it was typed. */
export function dayWords(day: string): string {
  return parseCalendarDate(day) ? formatDate(day) : day;
}

/** A tick box. */
export function tickField(name: string, label: string): Field {
  return { names: [name], label, words: () => "yes", emptyWords: "no" };
}

/** A choice among options, and by `others` one that is no longer among them. */
export function choiceField(name: string, label: string, options: Options, ...others: Options): Field {
  return { names: [name], label, words: ({ [name]: value = "" }) => optionWords(value, options, others) };
}

/** Any number of choices among options. */
export function choicesField(name: string, label: string, options: Options): Field {
  return { ...choiceField(name, label, options), isList: true };
}

function optionWords(value: string, ...lists: readonly Options[]): string {
  return lists.flat().find((option) => option.value === value)?.label ?? "one that is not open to you";
}
