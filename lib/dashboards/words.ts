import { counted } from "@/lib/counts";
import { type CalendarDate, formatDate } from "@/lib/dates";
import { type Comparison, type Placed, periodOf } from "./rules";

const MONTH_NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** A month in full ("March 2026"), or the year when no more is known. */
export function monthName({ year, month }: Placed): string {
  const name = MONTH_NAMES[month - 1];
  return name ? `${name} ${year}` : String(year);
}

/** A month for a table ("Mar 2026"), or the year when no more is known. */
export function shortMonth(placed: Placed): string {
  return formatDate(periodOf(placed).from, placed.month === 0 ? "YEAR" : "MONTH");
}

/** How long before the month of `today` it was ("8 months ago", "2 years ago"), in whole months or, from two years on, whole years. */
export function agoWords({ year, month }: Placed, today: CalendarDate): string {
  const years = Number(today.slice(0, 4)) - year;
  if (month === 0) return years <= 0 ? "This year" : years === 1 ? "Last year" : `${years} years ago`;
  const months = years * 12 + Number(today.slice(5, 7)) - month;
  if (months <= 0) return "This month";
  if (months < 24) return `${counted(months, "month")} ago`;
  return `${Math.floor(months / 12)} years ago`;
}

/** "the month before", "the 12 months before" or "the same months of the year before". */
export function previousWords({ months, apart }: Pick<Comparison, "months" | "apart">): string {
  if (apart > months.length) return `the same ${months.length === 1 ? "month" : "months"} of the year before`;
  return months.length === 1 ? "the month before" : `the ${months.length} months before`;
}

/** What changed, in words, and which way. With nothing before there is no change to speak of. */
export function compareWords(
  value: number,
  previous: number,
  comparison: Pick<Comparison, "months" | "apart">,
): { direction: "up" | "down" | "same" | "unknown"; text: string } {
  const before = previousWords(comparison);
  if (previous === 0) return { direction: "unknown", text: `None on record in ${before}` };
  if (value === previous) return { direction: "same", text: `As many as in ${before}` };
  const change = Math.abs(value - previous);
  return value > previous
    ? { direction: "up", text: `${change.toLocaleString("en-GB")} more than in ${before}` }
    : { direction: "down", text: `${change.toLocaleString("en-GB")} fewer than in ${before}` };
}

/** A share of a whole as "28%"; "under 1%" and "over 99%" where rounding would claim none or all. Null without a whole. */
export function shareWords(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const percent = Math.round((part / whole) * 100);
  if (percent === 0 && part > 0) return "under 1%";
  if (percent === 100 && part < whole) return "over 99%";
  return `${percent}%`;
}
