import fc from "fast-check";
import { expect, test } from "vitest";
import { CALENDAR_END, type CalendarEvent, calendarBegin, calendarEvent, type EventTime } from "./ical";

const event: CalendarEvent = {
  uid: "019ac0de-0000-7000-8000-000000000001",
  sequence: 0,
  createdAt: new Date("1997-09-01T13:00:00Z"),
  changedAt: new Date("1997-09-01T13:00:00.900Z"),
  time: { kind: "days", from: "1997-11-02", to: "1997-11-02" },
  status: "CONFIRMED",
  isBusy: true,
  isConfidential: false,
  summary: "Annual Employee Review",
  description: "",
  location: null,
  position: null,
  categories: [],
};

/** The file as its reader has it: lines put together again by 3.1, as name with parameters and value. */
function read(text: string): [string, string][] {
  expect(text.endsWith("\r\n")).toBe(true);
  return text
    .replaceAll("\r\n ", "")
    .split("\r\n")
    .slice(0, -1)
    .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]);
}

function property(text: string, name: string): string | undefined {
  return read(text).find(([found]) => found === name || found.startsWith(`${name};`))?.[1];
}

/** What 3.3.11 says that an escaped text means. */
function meantBy(value = ""): string {
  return value.replace(/\\(.)/g, (_, sign: string) => (/n/i.test(sign) ? "\n" : sign));
}

const timesOf = (time: EventTime) =>
  read(calendarEvent({ ...event, time }))
    .filter(([name]) => /^DT(START|END)/.test(name))
    .map(([name, value]) => `${name}:${value}`);

test("hours and days are written as in the examples of 3.6.1, a last day as the day after it", () => {
  expect(
    timesOf({
      kind: "instants",
      from: new Date("1997-09-03T16:30:00Z"),
      to: new Date("1997-09-03T19:00:00Z"),
    }),
  ).toEqual(["DTSTART:19970903T163000Z", "DTEND:19970903T190000Z"]);
  // The jazz festival runs "from Thursday, June 28, 2007 to Sunday, July 8".
  expect(timesOf({ kind: "days", from: "2007-06-28", to: "2007-07-08" })).toEqual([
    "DTSTART;VALUE=DATE:20070628",
    "DTEND;VALUE=DATE:20070709",
  ]);
  expect(timesOf({ kind: "days", from: "2028-02-29", to: "2028-02-29" })).toEqual([
    "DTSTART;VALUE=DATE:20280229",
    "DTEND;VALUE=DATE:20280301",
  ]);
});

test("an instant of any zone is written in UTC, and an end that is not after the beginning is left out", () => {
  const from = new Date("2026-12-31T23:30:00-09:00");
  expect(timesOf({ kind: "instants", from, to: null })).toEqual(["DTSTART:20270101T083000Z"]);
  expect(timesOf({ kind: "instants", from, to: from })).toEqual(["DTSTART:20270101T083000Z"]);
});

test("a text is escaped as in the example of 3.3.11, and holds no control characters", () => {
  const description = "Project XYZ Final Review\nConference Room - 3B\r\nCome Prepared.";
  expect(property(calendarEvent({ ...event, description }), "DESCRIPTION")).toBe(
    "Project XYZ Final Review\\nConference Room - 3B\\nCome Prepared.",
  );
  expect(
    property(calendarEvent({ ...event, summary: 'a\\b; c, d: "e"\u0000\u0007\u007f\tf' }), "SUMMARY"),
  ).toBe('a\\\\b\\; c\\, d: "e"\tf');
});

test("categories are parted by commas, a comma in one of them is not", () => {
  expect(
    property(calendarEvent({ ...event, categories: ["BUSINESS", "HUMAN, RESOURCES"] }), "CATEGORIES"),
  ).toBe("BUSINESS,HUMAN\\, RESOURCES");
});

test("a position is told north first, as in 3.8.1.6", () => {
  const position = { latitude: "37.386013", longitude: "-122.082932" };
  expect(property(calendarEvent({ ...event, position }), "GEO")).toBe("37.386013;-122.082932");
});

test("a line of 75 octets stands as it is, and one of 76 goes on behind a blank", () => {
  const summaryOf = (length: number) =>
    calendarEvent({ ...event, summary: "x".repeat(length) })
      .split("\r\n")
      .filter((line) => /^SUMMARY|^ /.test(line));
  expect(summaryOf(67)).toEqual([`SUMMARY:${"x".repeat(67)}`]);
  expect(summaryOf(68)).toEqual([`SUMMARY:${"x".repeat(67)}`, " x"]);
  // 67 octets are 22 characters of three and one octet too few for another.
  const japanese = calendarEvent({ ...event, summary: "会".repeat(23) }).split("\r\n");
  expect(japanese.filter((line) => /^SUMMARY|^ /.test(line))).toEqual([`SUMMARY:${"会".repeat(22)}`, " 会"]);
});

test("whatever is written comes back, in lines of at most 75 octets that are whole characters", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 200 });
  fc.assert(
    fc.property(text, text, (summary, description) => {
      const file = calendarEvent({ ...event, summary, description, location: summary || null });
      for (const line of file.split("\r\n")) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).toBe(Buffer.from(line).toString());
        expect(line).not.toMatch(/[^\P{Cc}\t\u0080-\u009f]/u);
      }
      const kept = (written: string) =>
        written
          .replace(/\r\n?/g, "\n")
          .replace(/[^\P{Cc}\t\n\u0080-\u009f]/gu, "")
          .toWellFormed();
      expect(meantBy(property(file, "SUMMARY")).toWellFormed()).toBe(kept(summary));
      expect(meantBy(property(file, "DESCRIPTION")).toWellFormed()).toBe(kept(description));
    }),
  );
});

test("a file is one calendar with what 3.6 asks of it, each event with what 3.6.1 asks", () => {
  const file =
    calendarBegin({ name: "CUI · Engagements", description: "Exported by A" }) +
    calendarEvent(event) +
    CALENDAR_END;
  const names = read(file).map(([name]) => name);
  expect(read(file)[0]).toEqual(["BEGIN", "VCALENDAR"]);
  expect(read(file).at(-1)).toEqual(["END", "VCALENDAR"]);
  for (const once of [
    "VERSION",
    "PRODID",
    "UID",
    "DTSTAMP",
    "SEQUENCE",
    "STATUS",
    "TRANSP",
    "CLASS",
    "SUMMARY",
  ])
    expect(
      names.filter((name) => name === once),
      once,
    ).toHaveLength(1);
  expect(property(file, "VERSION")).toBe("2.0");
  expect(property(file, "DTSTAMP")).toBe("19970901T130000Z");
  expect(names).not.toContain("LOCATION");
});
