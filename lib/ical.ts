/**
 * Calendars after RFC 5545, as calendars of every maker read them: lines of at most 75 octets that end with CRLF, texts with their
 * separators escaped, instants in UTC, so that no zone has to be told of, and days without an hour as days, the last one exclusive.
 * The name and description of a calendar are those of RFC 7986.
 */
import { addDays, type CalendarDate } from "@/lib/dates";

const LINE_OCTETS = 75;

/** When an event is: between instants, the last one null where it is not known; or on whole days, both inclusive. */
export type EventTime =
  | { kind: "instants"; from: Date; to: Date | null }
  | { kind: "days"; from: CalendarDate; to: CalendarDate };

export type CalendarEvent = {
  /** The same for the same event in every file, and for no other. */
  uid: string;
  /** From 0, and higher with every change, so that a file read later replaces an earlier one and never the other way round. */
  sequence: number;
  createdAt: Date;
  changedAt: Date;
  time: EventTime;
  status: "TENTATIVE" | "CONFIRMED" | "CANCELLED";
  /** Whether whoever has it in a calendar is not free meanwhile. */
  isBusy: boolean;
  /** Not for those with whom a calendar is shared. */
  isConfidential: boolean;
  summary: string;
  /** Lines of it are parted by `\n`. */
  description: string;
  location: string | null;
  /** Degrees on WGS 84, north and east positive, as decimals. */
  position: { latitude: string; longitude: string } | null;
  categories: readonly string[];
};

/** The beginning of a file, before its events; a calendar without any is none. */
export function calendarBegin({ name, description }: { name: string; description: string }): string {
  return lines([
    ["BEGIN", "VCALENDAR"],
    ["VERSION", "2.0"],
    ["PRODID", "-//Rapport//Engagements//EN"],
    ["CALSCALE", "GREGORIAN"],
    ["NAME", textOf(name)],
    // What most calendars read in its place so far.
    ["X-WR-CALNAME", textOf(name)],
    ["DESCRIPTION", textOf(description)],
  ]);
}

export const CALENDAR_END = contentLine("END", "VCALENDAR");

export function calendarEvent(event: CalendarEvent): string {
  return lines([
    ["BEGIN", "VEVENT"],
    ["UID", textOf(event.uid)],
    // Without a METHOD it is when the event was last changed (3.8.7.2), so that the same record gives the same event.
    ["DTSTAMP", instantOf(event.changedAt)],
    ["CREATED", instantOf(event.createdAt)],
    ["LAST-MODIFIED", instantOf(event.changedAt)],
    ["SEQUENCE", String(event.sequence)],
    ...timeLines(event.time),
    ["STATUS", event.status],
    ["TRANSP", event.isBusy ? "OPAQUE" : "TRANSPARENT"],
    ["CLASS", event.isConfidential ? "CONFIDENTIAL" : "PUBLIC"],
    ["SUMMARY", textOf(event.summary)],
    ...(event.description ? [["DESCRIPTION", textOf(event.description)] as const] : []),
    ...(event.location ? [["LOCATION", textOf(event.location)] as const] : []),
    ...(event.position ? [["GEO", `${event.position.latitude};${event.position.longitude}`] as const] : []),
    ...(event.categories.length > 0 ? [["CATEGORIES", event.categories.map(textOf).join(",")] as const] : []),
    ["END", "VEVENT"],
  ]);
}

type Property = readonly [name: string, value: string];

function lines(properties: readonly Property[]): string {
  return properties.map(([name, value]) => contentLine(name, value)).join("");
}

/** An end stands there only where it lies after the beginning (3.8.2.2); without one an event of instants takes no time (3.6.1). */
function timeLines(time: EventTime): Property[] {
  if (time.kind === "days")
    return [
      ["DTSTART;VALUE=DATE", dateOf(time.from)],
      ["DTEND;VALUE=DATE", dateOf(addDays(time.to, 1))],
    ];
  const from = instantOf(time.from);
  const to = time.to && instantOf(time.to);
  return [["DTSTART", from], ...(to && to > from ? [["DTEND", to] as const] : [])];
}

/** 3.3.4: `19970714`. */
function dateOf(date: CalendarDate): string {
  return date.replaceAll("-", "");
}

/** 3.3.5, form 2: `19980119T070000Z`. */
function instantOf(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** 3.3.11. Characters that no text may hold are left out. */
function textOf(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(UNPRINTABLE, "")
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll("\n", "\\n");
}

/** All control characters but the tab and the end of a line. */
const UNPRINTABLE = /[^\P{Cc}\t\n\u0080-\u009f]/gu;

/**
 * 3.1: a line that is longer goes on behind a line break and a blank, which count for the next one. No character is cut in two, so
 * that each line can be read by itself.
 */
function contentLine(name: string, value: string): string {
  let folded = "";
  let left = LINE_OCTETS;
  for (const character of `${name}:${value}`) {
    const size = Buffer.byteLength(character);
    if (size > left) {
      folded += "\r\n ";
      left = LINE_OCTETS - 1;
    }
    folded += character;
    left -= size;
  }
  return `${folded}\r\n`;
}
