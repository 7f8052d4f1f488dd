import type { CalendarDate } from "@/lib/dates";

/** How far an indicator has come on its way from the baseline to the target. */
export type Standing = "met" | "better" | "level" | "worse" | "unknown";

/**
 * Met when the value has reached the target from the side of the baseline; better, level or worse than the baseline
 * otherwise. A target below the baseline is met by falling. Without a baseline the way begins at nought. Unknown when no
 * value is known: that is not the same as none.
 */
export function standingOf(
  { baseline, target }: { baseline: number | null; target: number },
  value: number | null,
): Standing {
  if (value === null) return "unknown";
  const start = baseline ?? 0;
  const direction = target >= start ? 1 : -1;
  if ((value - target) * direction >= 0) return "met";
  const gained = (value - start) * direction;
  return gained > 0 ? "better" : gained < 0 ? "worse" : "level";
}

/** The quarter of a day in words: "Q1 2027". */
export function quarterName(day: CalendarDate): string {
  return `Q${Math.ceil(Number(day.slice(5, 7)) / 3)} ${day.slice(0, 4)}`;
}

/** First day of the quarter of a day. */
export function quarterStart(day: CalendarDate): CalendarDate {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, "0")}-01`;
}

/** The last so many quarters with that of `today`, oldest first, each by its first day. */
export function quartersUpTo(today: CalendarDate, count: number): CalendarDate[] {
  const year = Number(today.slice(0, 4));
  const quarter = Math.floor((Number(today.slice(5, 7)) - 1) / 3);
  return Array.from({ length: count }, (_, index) => {
    const number = year * 4 + quarter - (count - 1 - index);
    return `${Math.floor(number / 4)}-${String((number % 4) * 3 + 1).padStart(2, "0")}-01`;
  });
}
