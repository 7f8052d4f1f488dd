import { FIELD_LABELS } from "@/lib/engagements/labels";
import { engagementType } from "@/lib/engagements/types";
import type { FormOptions } from "@/lib/engagements/views";
import type { FormField, FormValues } from "./form-values";

const NOTHING = "nothing";

/** What stands in a field of the form, in words and one line per row, for comparing two versions. */
export function wordsOf(field: FormField, values: FormValues, options: FormOptions): string[] {
  const value = values[field];
  if (typeof value === "string") return [value === "" ? NOTHING : wordOf(field, value, options)];
  const lines = value.map((item) =>
    typeof item === "string" ? wordOf(field, item, options) : rowWords(item),
  );
  return lines.length === 0 ? [NOTHING] : lines;
}

/** The name of a field of the record; one that a form does not show is told by its own name, taken apart. */
export function fieldLabel(field: string): string {
  const words = field.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return FIELD_LABELS[field as keyof typeof FIELD_LABELS] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

const SOURCES: Partial<Record<FormField, Exclude<keyof FormOptions, "places" | "marking">>> = {
  hostCountry: "countries",
  objectives: "objectives",
  tags: "tags",
  responsibleOfficerId: "users",
  readers: "users",
  coAuthors: "users",
  exerciseSeriesId: "exerciseSeries",
  exerciseEditionId: "exerciseEditions",
  crisisId: "crises",
};

function wordOf(field: FormField, value: string, options: FormOptions): string {
  if (field === "type") return engagementType(value)?.name ?? value;
  if (field === "closeHold") return "yes";
  const source = SOURCES[field];
  if (!source) return value;
  return options[source].find((option) => option.value === value)?.label ?? value;
}

/** Ids say nothing to a reader. */
function rowWords(row: Record<string, string>): string {
  return Object.entries(row)
    .filter(([name, value]) => value !== "" && !/id$|^version$/i.test(name))
    .map(([, value]) => value)
    .join(" · ");
}
