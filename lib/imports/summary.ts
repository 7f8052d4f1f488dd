import { counted, formatCount } from "@/lib/counts";
import type { ImportReport, Progress } from "./report";

const SHOWN = 10;

/** `2,140 of 4,271 rows, 12 rejected` */
export function progressLine({ done, rows, rejected }: Progress): string {
  return `${formatCount(done)} of ${counted(rows, "row")}, ${formatCount(rejected)} rejected`;
}

/** The report in lines for a terminal: a table that adds up to the rows of the file, then what was rejected first. */
export function summaryLines(report: ImportReport): string[] {
  const counts: [string, number][] = [
    ["created", report.created],
    ["updated", report.updated],
    ["unchanged", report.unchanged],
    ["skipped", report.skipped],
    ["rejected", report.rejected],
    ["rows in the file", report.rows],
  ];
  const width = Math.max(...counts.map(([, count]) => formatCount(count).length));
  const table = counts.map(([label, count]) => `  ${label.padEnd(18)}${formatCount(count).padStart(width)}`);
  return [
    `${report.title}`,
    ...table,
    ...reasons("Skipped", report.skips),
    ...first("Rejected", report.rejections),
    ...first("Taken with a warning", report.warnings),
  ];
}

function reasons(heading: string, notes: ImportReport["skips"]): string[] {
  const byReason = new Map<string, number>();
  for (const { reason } of notes) byReason.set(reason, (byReason.get(reason) ?? 0) + 1);
  return notes.length === 0
    ? []
    : ["", `${heading}:`, ...[...byReason].map(([reason, count]) => `  ${formatCount(count)} × ${reason}`)];
}

function first(heading: string, notes: ImportReport["skips"]): string[] {
  if (notes.length === 0) return [];
  const more = notes.length - SHOWN;
  return [
    "",
    `${heading}:`,
    ...notes.slice(0, SHOWN).map(({ line, reason }) => `  line ${line}: ${reason}`),
    ...(more > 0 ? [`  … and ${formatCount(more)} more; --json FILE lists every one.`] : []),
  ];
}
