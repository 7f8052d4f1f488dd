import { formatDate } from "@/lib/dates";
import { isId } from "@/lib/ids";
import type { Field, Fields, FieldValue } from "./declare";
import { isUnsaid } from "./declare";
import { PARTS, type Row, rowsOfPart, type SetName, type SomeSetValues, setOf } from "./sets";

/** What ids and codes of countries are called, by the id or code. */
export type SetWords = Readonly<Record<string, string>>;

export type Fact = { name: string; label: string; words: string };

/** A value in words; an empty text when nothing is said. What a word is missing for stands as it is stored. */
export function valueWords(field: Field, value: FieldValue, words: SetWords): string {
  if (isUnsaid(value)) return "";
  switch (field.kind) {
    case "choice":
      return field.choices[String(value)] ?? String(value);
    case "choices":
      return (value as string[]).map((code) => field.choices[code] ?? code).join(", ");
    case "countries":
      return (value as string[]).map((code) => words[code] ?? code).join(", ");
    case "picklist":
    case "user":
    case "engagement":
    case "country":
      return words[String(value)] ?? String(value);
    case "flag":
      return value ? "Yes" : "No";
    case "count":
      return field.max <= 2100 && field.min > 1900 ? String(value) : Number(value).toLocaleString("en");
    case "amount":
    case "quantity":
      return Number(value).toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    case "day":
      return formatDate(String(value));
    default:
      return String(value);
  }
}

/** What is not open to the reader has no word but its id, and that it is there is not told by that: then an empty text. */
export function openWords(said: string): string {
  return isId(said) ? "" : said;
}

/** What a row says, field by field; an amount stands with its currency. */
export function factsOfRow(fields: Fields, row: Row, words: SetWords): Fact[] {
  const money = Object.entries(fields).find(([, field]) => field.kind === "currency")?.[0];
  const hasAmount = Object.entries(fields).some(
    ([name, field]) => field.kind === "amount" && !isUnsaid(row[name]),
  );
  return Object.entries(fields).flatMap(([name, field]) => {
    if (name === money && hasAmount) return [];
    const said = openWords(valueWords(field, row[name] ?? null, words));
    if (said === "") return [];
    const unit = field.kind === "amount" && money ? ` ${row[money] ?? ""}` : "";
    return [{ name, label: field.label, words: `${said}${unit}`.trim() }];
  });
}

export type Column = { name: string; label: string; isNumber: boolean; cells: readonly string[] };

/**
 * The rows of a list as the columns of a table, a cell to a row; an empty text where a row does not say it. A time of the day
 * stands with its day, and a column of which no row says anything is left out.
 */
export function columnsOfRows(fields: Fields, rows: readonly Row[], words: SetWords): Column[] {
  const told = rows.map(
    (row) => new Map(factsOfRow(fields, row, words).map((fact) => [fact.name, fact.words])),
  );
  const timeOf = (name: string) => name.replace(/On$/, "At");
  const days = Object.keys(fields).filter((name) => fields[name]?.kind === "day");
  return Object.entries(fields).flatMap(([name, { label, kind }]) => {
    if (kind === "time" && days.some((day) => timeOf(day) === name)) return [];
    const names = kind === "day" ? [name, timeOf(name)] : [name];
    const cells = told.map((facts) => names.flatMap((one) => facts.get(one) ?? []).join(" "));
    if (cells.every((cell) => cell === "")) return [];
    return [{ name, label, isNumber: ["count", "amount", "quantity"].includes(kind), cells }];
  });
}

/** A row of a list in one line: "Side: Partner · Number: 12". */
function rowWords(fields: Fields, row: Row, words: SetWords): string {
  return factsOfRow(fields, row, words)
    .map(({ label, words: said }) => `${label}: ${said}`)
    .join(" · ");
}

/**
 * The sets in words, by `exchange.topic` for a field and `exchange.taught` for a list, which has a line for each row:
 * what revisions keep and exports write. What is not said is left out.
 */
export function wordsOfSets(values: SomeSetValues, words: SetWords): Record<string, string | string[]> {
  const told: Record<string, string | string[]> = {};
  for (const part of PARTS) {
    const rows = rowsOfPart(values, part);
    if (rows.length === 0) continue;
    if (part.list !== null) told[part.path] = rows.map((row) => rowWords(part.fields, row, words));
    else
      for (const [name, field] of Object.entries(part.fields)) {
        const said = valueWords(field, rows[0]?.[name] ?? null, words);
        if (said !== "") told[`${part.path}.${name}`] = said;
      }
  }
  return told;
}

/** The label of what `wordsOfSets` names, or null when it names nothing of the sets. */
export function setFieldLabel(path: string): string | null {
  const [set, name] = path.split(".");
  const part = PARTS.find((one) => one.path === set);
  if (!part || name === undefined) return null;
  const told = setOf(part.set as SetName);
  return told.fields[name]?.label ?? told.lists[name]?.title ?? null;
}

/** All texts of the sets, for search. */
export function searchWords(values: SomeSetValues): string {
  const texts: string[] = [];
  for (const part of PARTS)
    for (const row of rowsOfPart(values, part))
      for (const [name, field] of Object.entries(part.fields)) {
        const value = row[name];
        if (field.kind === "text" && typeof value === "string") texts.push(value);
      }
  return texts.join(" ");
}
