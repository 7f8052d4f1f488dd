import { counted } from "@/lib/counts";
import { type CalendarDate, parseCalendarDate } from "@/lib/dates";
import { TEXT_LIMITS } from "@/lib/engagements/schema";
import { optionalText } from "@/lib/text";

/**
 * Reads the fields of one row by column name. What cannot be read is noted in `problems`, with the column, and read
 * as an empty value, so that one pass finds everything that is wrong with the row.
 */
export interface FieldReader {
  /** Text, trimmed, runs of blanks made one; null when empty. At most `longest` characters, 2,000 unless told. */
  text(column: string, longest?: number): string | null;
  /** The same, but a missing value is a problem; gives an empty text then. */
  required(column: string, longest?: number): string;
  /** `2021-06-09`. */
  isoDate(column: string): CalendarDate;
  /** Month first, `6/9/2021`, zeros before a digit allowed. */
  usDate(column: string): CalendarDate;
  /** `1,204`: digits, with or without commas by thousands; null when empty. */
  count(column: string): number | null;
  /** `$12,190` or `$12,190.50` as decimal text `12190.00`; null when empty. */
  dollars(column: string): string | null;
  /** Notes a problem of the caller's own. */
  problem(text: string): void;
  readonly problems: readonly string[];
}

export function readFields(fields: ReadonlyMap<string, string>): FieldReader {
  const problems: string[] = [];
  const refuse = (column: string, text: string) => void problems.push(`${column}: ${text}`);

  function text(column: string, longest: number = TEXT_LIMITS.point): string | null {
    const read = textOf(longest).safeParse(fields.get(column) ?? "");
    if (read.success) return read.data?.replace(/[^\S\n]+/g, " ") ?? null;
    refuse(column, (read.error.issues[0]?.message ?? "cannot be read").replace(/^This /, ""));
    return null;
  }

  function required(column: string, longest?: number): string {
    const before = problems.length;
    const value = text(column, longest);
    if (value === null && problems.length === before) refuse(column, "is empty");
    return value ?? "";
  }

  function date(column: string, parts: RegExp, form: string): CalendarDate {
    const before = problems.length;
    const value = required(column);
    const nothing = "1000-01-01";
    if (problems.length > before) return nothing;
    const { year, month, day } = parts.exec(value)?.groups ?? {};
    if (year === undefined || month === undefined || day === undefined) {
      refuse(column, `“${shown(value)}” is not a date of the form ${form}`);
      return nothing;
    }
    if (year.length !== 4) {
      refuse(
        column,
        `“${shown(value)}” has a year of ${counted(year.length, "digit")}; the century is not guessed, write four`,
      );
      return nothing;
    }
    const found = parseCalendarDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
    if (found === null) refuse(column, `“${shown(value)}” is not a day that exists`);
    return found ?? nothing;
  }

  return {
    text,
    required,
    isoDate: (column) => date(column, /^(?<year>\d{1,4})-(?<month>\d{2})-(?<day>\d{2})$/, "2021-06-09"),
    usDate: (column) =>
      date(column, /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{1,4})$/, "6/9/2021 (month first)"),
    count(column) {
      const value = text(column);
      if (value === null) return null;
      if (/^(?:\d{1,9}|\d{1,3}(?:,\d{3}){1,2})$/.test(value)) return Number(value.replaceAll(",", ""));
      refuse(column, `“${shown(value)}” is not a whole number`);
      return null;
    },
    dollars(column) {
      const value = text(column);
      if (value === null) return null;
      const { whole, cents } =
        /^\$(?<whole>\d{1,12}|\d{1,3}(?:,\d{3}){1,3})(?:\.(?<cents>\d{2}))?$/.exec(value)?.groups ?? {};
      if (whole === undefined) {
        refuse(column, `“${shown(value)}” is not an amount in dollars such as $12,190`);
        return null;
      }
      return `${whole.replaceAll(",", "")}.${cents ?? "00"}`;
    },
    problem: (problem) => void problems.push(problem),
    problems,
  };
}

/** A text cut to a given length at a word, with an ellipsis where something was cut. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > length / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:–-]+$/, "")}…`;
}

/** The purpose is one short sentence: what is longer is kept whole as the first note. */
export function purposeAndNotes(
  text: string | null,
  notes: string[],
): { purpose: string | null; notes: string[] } {
  if (text === null || text.length <= TEXT_LIMITS.purpose) return { purpose: text, notes };
  return { purpose: shorten(text, TEXT_LIMITS.purpose), notes: [text, ...notes] };
}

const TEXTS = new Map<number, ReturnType<typeof optionalText>>();

// Building a schema costs far more than using it, and a file has thousands of rows.
function textOf(longest: number): ReturnType<typeof optionalText> {
  const known = TEXTS.get(longest) ?? optionalText(longest);
  TEXTS.set(longest, known);
  return known;
}

function shown(value: string): string {
  return shorten(value, 40);
}
