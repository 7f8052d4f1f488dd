import { counted } from "@/lib/counts";
import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { CSV_BEGIN, csvLine } from "@/lib/csv";
import type { Db } from "@/lib/db";
import { formatDtg } from "@/lib/dtg";
import { CALENDAR_END, calendarBegin, calendarEvent } from "@/lib/ical";
import type { MarkingLevel } from "@/lib/markings/rules";
import type { ExportFormat } from "./lists";
import type { ExportPlan } from "./plan";

/** The text of a file in parts. */
export type ExportText = {
  contentType: string;
  /** The highest marking of what it says. */
  marking: MarkingLevel;
  begin: string;
  /** That of the records from one place to another, from 0, each with the marking that it has by then. */
  part: (db: Db, from: number, to: number) => Promise<{ marking: MarkingLevel; text: string }[]>;
  /** Says, where it can, how much was written and how much was marked higher than the file by then. */
  end: (count: WrittenCount) => string;
};

type WrittenCount = { written: number; leftOut: number };

type Made = {
  viewer: Viewer;
  now: Date;
  /** Whether a calendar has the text of what is marked or close hold. */
  isWhole: boolean;
};

/** A plan as the text of a file; null where it cannot be one of this kind, as a calendar of nothing is none. */
export function exportText(format: ExportFormat, plan: ExportPlan, made: Made): ExportText | null {
  return format === "csv" ? tableText(plan, made) : calendarText(plan, made);
}

/** The first line is the banner of all that follows, each row of a record has its own marking, and the last line says that it is whole. */
function tableText({ marking, heads, read }: ExportPlan, { viewer, now }: Made): ExportText {
  return {
    contentType: "text/csv; charset=utf-8",
    marking,
    begin:
      CSV_BEGIN +
      csvLine([marking, `As of ${formatDtg(now)}`, `Exported by ${viewer.name}`]) +
      csvLine(heads),
    part: async (db, from, to) =>
      (await read(db, from, to)).map(({ marking, cells }) => ({ marking, text: csvLine(cells) })),
    end: ({ written, leftOut }) =>
      csvLine([
        marking,
        `End of the file: ${counted(written, "row")}`,
        ...(leftOut > 0
          ? [
              `${counted(leftOut, "row")} left out: marked higher than this file while it was written. Export it again.`,
            ]
          : []),
      ]),
  };
}

/** The banner stands in the name of the calendar, that of a record before its subject and in its text. */
function calendarText({ calendar, total }: ExportPlan, { viewer, now, isWhole }: Made): ExportText | null {
  if (calendar === null || total === 0) return null;
  const { marking, read } = calendar;
  return {
    contentType: "text/calendar; charset=utf-8",
    marking,
    begin: calendarBegin({
      name: `${marking} · Engagements`,
      description: `As of ${formatDtg(now)}. Exported by ${viewer.name}.`,
    }),
    part: async (db, from, to) =>
      (await read(db, from, to, isWhole)).map(({ marking, event }) => ({
        marking,
        text: calendarEvent(event),
      })),
    end: () => CALENDAR_END,
  };
}
