import { addDays, addMonths, type CalendarDate, MONTH_NAMES, parseCalendarDate, WEEKDAYS } from "./dates";

/** What a field that takes a day in words says it takes. */
export const DATE_WORDS_HINT = "+14, +2w, +3m, fri or 3 dec";

/**
 * A day as it is said in a hurry, counted from `today`: `+14` (days), `+2w`, `+3m`, `today`, `tomorrow`, a weekday (the next
 * one, never today), a day of a month with or without its year (without one, the next such day), or `2026-12-03`. Null when it
 * is none of these or there is no such day.
 */
export function readDateWords(text: string, today: CalendarDate): CalendarDate | null {
  const words = text.trim().toLowerCase().replace(/[.,]/g, " ").replace(/\s+/g, " ");
  if (words === "today") return today;
  if (words === "tomorrow") return addDays(today, 1);
  const span = /^\+ ?(\d{1,4}) ?([dwm]?)$/.exec(words);
  if (span) {
    const count = Number(span[1]);
    return span[2] === "m" ? addMonths(today, count) : addDays(today, span[2] === "w" ? 7 * count : count);
  }
  const weekday = indexOfName(WEEKDAYS, words);
  if (weekday >= 0) {
    const ahead = (weekday - new Date(`${today}T00:00:00Z`).getUTCDay() + 7) % 7;
    return addDays(today, ahead || 7);
  }
  return readDayOfMonth(words, today) ?? parseCalendarDate(words);
}

function readDayOfMonth(words: string, today: CalendarDate): CalendarDate | null {
  const match =
    /^(?<day>\d{1,2}) ?(?<month>[a-z]{3,})(?: (?<year>\d{4}))?$/.exec(words) ??
    /^(?<month>[a-z]{3,}) ?(?<day>\d{1,2})(?: (?<year>\d{4}))?$/.exec(words);
  const month = indexOfName(MONTH_NAMES, match?.groups?.month ?? "") + 1;
  if (!match?.groups?.day || month === 0) return null;
  const inYear = (year: number) =>
    parseCalendarDate(`${year}-${padded(month)}-${padded(Number(match.groups?.day))}`);
  if (match.groups.year) return inYear(Number(match.groups.year));
  const thisYear = Number(today.slice(0, 4));
  // 29 February is next found up to eight years ahead.
  for (let year = thisYear; year <= thisYear + 8; year++) {
    const day = inYear(year);
    if (day && day >= today) return day;
  }
  return null;
}

/** Which of the names begins with the word, which has three letters at least; −1 when none does. */
function indexOfName(names: readonly string[], word: string): number {
  return word.length < 3 ? -1 : names.findIndex((name) => name.toLowerCase().startsWith(word));
}

function padded(number: number): string {
  return String(number).padStart(2, "0");
}
