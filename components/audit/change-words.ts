import { type FieldWords, fieldLabelOf, stateWords } from "@/lib/audit/describe";
import { formatDate, formatInstant, parseCalendarDate } from "@/lib/dates";

const NOTHING = "nothing";

/** How the values of one field are read. */
export type Reading = {
  field: string;
  words: FieldWords;
  /** IANA zone of the moments. */
  zone: string;
};

/** A value of a revision in words, one line per item. Takes whatever an old record holds. */
export function changeWords(value: unknown, reading: Reading): string[] {
  if (isBlank(value)) return [NOTHING];
  return [value].flat().map((item: unknown) => itemWords(item, reading));
}

function itemWords(value: unknown, reading: Reading): string {
  if (typeof value === "string") return textWords(value, reading);
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .toSorted(([a, one], [b, other]) => placeOf(a, one) - placeOf(b, other))
    .filter(([, part]) => !isBlank(part))
    .map(([name, part]) => partWords(name, part, { ...reading, field: `${reading.field}.${name}` }))
    .filter(Boolean)
    .join(" · ");
}

/** What is ticked is told by its name, and what is not, only where there is a word for that. */
function partWords(name: string, part: unknown, reading: Reading): string {
  if (typeof part !== "boolean") return itemWords(part, reading);
  return wordIn(reading)?.(String(part)) ?? (part ? fieldLabelOf(name) : "");
}

function wordIn({ field, words }: Reading): FieldWords[string] | null {
  return Object.hasOwn(words, field) ? (words[field] ?? null) : null;
}

/** What a row is about stands first, what is only ticked last. */
function placeOf(name: string, value: unknown): number {
  if (value === true) return 2;
  return ["name", "text", "title", "description"].includes(name) ? 0 : 1;
}

function textWords(text: string, reading: Reading): string {
  const known = wordIn(reading);
  if (known) return known(text);
  if (parseCalendarDate(text)) return formatDate(text);
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text))
    return formatInstant(new Date(text), reading.zone);
  // Codes such as KEY_POINT read as words; a reference such as LOE-1 has no underscore and stays.
  return (
    stateWords(text) ?? (/^[A-Z]+(_[A-Z]+)+$/.test(text) ? text.toLowerCase().replaceAll("_", " ") : text)
  );
}

function isBlank(value: unknown): boolean {
  return (
    value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)
  );
}
