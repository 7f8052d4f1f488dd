import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "@/testing/text";
import {
  addDays,
  addMonths,
  calendarDateOf,
  daysBetween,
  earliestDayOf,
  formatDate,
  formatDateRange,
  formatFullDate,
  formatInstant,
  instantToZoned,
  isClockZone,
  isTimeZone,
  latestDayOf,
  monthStart,
  parseCalendarDate,
  readLocalTime,
  threeClocks,
  toDateColumn,
  todayAt,
  todayIn,
  zonedToInstant,
  zoneOffsetMinutes,
} from "./dates";

const anyDate = fc
  .date({ min: new Date("1000-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true })
  .map(calendarDateOf);

describe("parseCalendarDate", () => {
  it.each(["2026-10-27", "1962-10-27", "2024-02-29", "1000-01-01", "9999-12-31"])("takes %s", (text) => {
    expect(parseCalendarDate(text)).toBe(text);
  });

  it.each([
    ["a two-digit year", "26-10-27"],
    ["a year padded with zeros", "0026-10-27"],
    ["a year before 1000", "0999-12-31"],
    ["31 June", "2026-06-31"],
    ["29 February outside a leap year", "2026-02-29"],
    ["29 February 1900", "1900-02-29"],
    ["month 13", "2026-13-01"],
    ["day 0", "2026-10-00"],
    ["one-digit parts", "2026-1-7"],
    ["slashes", "2026/10/27"],
    ["day first", "27-10-2026"],
    ["a time behind it", "2026-10-27T00:00"],
    ["blanks around it", " 2026-10-27"],
    ["a line break behind it", "2026-10-27\n"],
    ["other digits", "２０２６-10-27"],
    ["five-digit years", "12026-10-27"],
    ["nothing", ""],
  ])("refuses %s", (_, text) => {
    expect(parseCalendarDate(text)).toBeNull();
  });

  it("never throws, whatever it is given", () => {
    fc.assert(fc.property(anyText(), (text) => parseCalendarDate(text) === null));
  });
});

describe("arithmetic on dates", () => {
  it("adds days over months, leap days and changes of clocks", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2026-03-29", 1)).toBe("2026-03-30");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
  });

  it("adds months and stays within the shorter month", () => {
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
    expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
    expect(addMonths("2026-10-27", -12)).toBe("2025-10-27");
  });

  it("counts the days between dates", () => {
    expect(daysBetween("1962-10-14", "1962-10-28")).toBe(14);
    expect(daysBetween("2026-10-27", "2026-10-27")).toBe(0);
    expect(daysBetween("2027-01-01", "2026-12-31")).toBe(-1);
  });

  it("refuses what is no date, and results that are none", () => {
    expect(() => addDays("2026-06-31", 1)).toThrow(RangeError);
    expect(() => addDays("9999-12-31", 1)).toThrow(RangeError);
    expect(() => monthStart("soon")).toThrow(RangeError);
  });

  it("undoes itself: the days between a date and the same date n days later are n", () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date("1500-01-01T00:00:00Z"),
          max: new Date("9000-01-01T00:00:00Z"),
          noInvalidDate: true,
        }),
        fc.integer({ min: -100_000, max: 100_000 }),
        (instant, days) => {
          const date = calendarDateOf(instant);
          expect(daysBetween(date, addDays(date, days))).toBe(days);
        },
      ),
    );
  });

  it("goes to the database column and back unchanged", () => {
    expect(toDateColumn("1962-10-27").toISOString()).toBe("1962-10-27T00:00:00.000Z");
    fc.assert(fc.property(anyDate, (date) => calendarDateOf(toDateColumn(date)) === date));
  });
});

describe("precision", () => {
  it("prints no more than is known", () => {
    expect(formatDate("2026-10-27", "DAY")).toBe("27 Oct 2026");
    expect(formatDate("2026-10-01", "DAY")).toBe("1 Oct 2026");
    expect(formatDate("2026-10-01", "MONTH")).toBe("Oct 2026");
    expect(formatDate("2026-01-01", "YEAR")).toBe("2026");
  });

  it("knows the first and last day a date may mean", () => {
    expect(latestDayOf("2026-10-27", "DAY")).toBe("2026-10-27");
    expect(latestDayOf("2024-02-01", "MONTH")).toBe("2024-02-29");
    expect(latestDayOf("2026-01-01", "YEAR")).toBe("2026-12-31");
    expect(earliestDayOf("2026-10-27", "MONTH")).toBe("2026-10-01");
    expect(earliestDayOf("2026-10-27", "YEAR")).toBe("2026-01-01");
  });

  it("holds the date between the first and the last day it may mean", () => {
    fc.assert(
      fc.property(anyDate, fc.constantFrom("DAY", "MONTH", "YEAR"), (date, precision) => {
        expect(earliestDayOf(date, precision) <= date && date <= latestDayOf(date, precision)).toBe(true);
      }),
    );
  });

  it.each([
    ["2026-10-27", "2026-10-29", "DAY", "27–29 Oct 2026"],
    ["2026-10-30", "2026-11-02", "DAY", "30 Oct – 2 Nov 2026"],
    ["2025-12-30", "2026-01-02", "DAY", "30 Dec 2025 – 2 Jan 2026"],
    ["2026-10-27", "2026-10-27", "DAY", "27 Oct 2026"],
    ["2026-10-27", null, "DAY", "27 Oct 2026"],
    ["2026-10-01", "2026-11-01", "MONTH", "Oct – Nov 2026"],
    ["2026-10-01", "2026-10-31", "MONTH", "Oct 2026"],
    ["2025-12-01", "2026-01-01", "MONTH", "Dec 2025 – Jan 2026"],
    ["2025-01-01", "2026-01-01", "YEAR", "2025 – 2026"],
  ] as const)("prints %s to %s by %s as %s", (first, last, precision, words) => {
    expect(formatDateRange(first, last, precision)).toBe(words);
  });
});

describe("formatFullDate", () => {
  it.each([
    ["2026-04-03", "Friday 3 April 2026"],
    ["2026-03-04", "Wednesday 4 March 2026"],
    ["1962-10-27", "Saturday 27 October 1962"],
    ["2024-02-29", "Thursday 29 February 2024"],
    ["1900-12-31", "Monday 31 December 1900"],
  ])("gives %s in full", (date, words) => {
    expect(formatFullDate(date)).toBe(words);
  });

  it("refuses what is no date", () => {
    expect(() => formatFullDate("2026-02-30")).toThrow(RangeError);
  });
});

describe("time zones", () => {
  it("knows IANA names and nothing else", () => {
    expect(["UTC", "America/New_York", "Asia/Kolkata", "Asia/Calcutta", "Etc/GMT+5"].every(isTimeZone)).toBe(
      true,
    );
    expect(["", "+05:30", "Z", "Mars/Olympus", "America/New_York ", "../etc/passwd"].some(isTimeZone)).toBe(
      false,
    );
  });

  it("reads hours in a zone and at a fixed distance from UTC", () => {
    expect(["UTC", "US/Pacific", "+05:30", "-03:30", "+00:00"].every(isClockZone)).toBe(true);
    expect(["", "Mars/Olympus", "+24:00", "+05:60", "5:30", "+0530", "+05:30:00"].some(isClockZone)).toBe(
      false,
    );
  });

  it("does not look at names that are too long for one", () => {
    expect(isTimeZone("A".repeat(100_000))).toBe(false);
  });

  it.each([
    ["1962-10-27T20:05", "America/New_York", "1962-10-28T00:05:00.000Z"],
    ["1962-10-28T16:35", "America/New_York", "1962-10-28T21:35:00.000Z"],
    ["1962-10-26T16:43", "Europe/Moscow", "1962-10-26T13:43:00.000Z"],
    ["1962-10-27T10:19", "America/Havana", "1962-10-27T15:19:00.000Z"],
    ["2026-07-01T09:00", "Asia/Tokyo", "2026-07-01T00:00:00.000Z"],
    ["2026-07-01T09:00:30", "Asia/Kathmandu", "2026-07-01T03:15:30.000Z"],
    ["1970-01-01T00:00:00", "UTC", "1970-01-01T00:00:00.000Z"],
  ])("reads %s in %s", (local, zone, instant) => {
    expect(zonedToInstant(local, zone)?.toISOString()).toBe(instant);
    expect(readLocalTime(local, zone)?.fit).toBe("EXACT");
  });

  it("moves a skipped time on by the gap", () => {
    expect(readLocalTime("2026-03-08T02:30", "America/New_York")).toEqual({
      instant: new Date("2026-03-08T07:30:00Z"),
      fit: "SKIPPED",
    });
    expect(instantToZoned(new Date("2026-03-08T07:30:00Z"), "America/New_York")).toBe("2026-03-08T03:30");
  });

  it("moves on by a day where a whole day was left out", () => {
    expect(readLocalTime("2011-12-30T12:00", "Pacific/Apia")).toEqual({
      instant: new Date("2011-12-30T22:00:00Z"),
      fit: "SKIPPED",
    });
  });

  it("takes the first of a repeated time, as in the night of 28 October 1962", () => {
    expect(readLocalTime("1962-10-28T01:30", "America/New_York")).toEqual({
      instant: new Date("1962-10-28T05:30:00Z"),
      fit: "REPEATED",
    });
    expect(readLocalTime("2026-10-25T02:30", "Europe/Berlin")?.instant).toEqual(
      new Date("2026-10-25T00:30:00Z"),
    );
  });

  it.each([
    ["1962-10-27T24:05", "UTC"],
    ["1962-10-27 20:05", "UTC"],
    ["62-10-27T20:05", "UTC"],
    ["1962-06-31T20:05", "UTC"],
    ["1962-10-27T20:05Z", "UTC"],
    ["1962-10-27T20:60", "UTC"],
    ["1962-10-27T20:05", "Mars/Olympus"],
  ])("gives nothing for %s in %s", (local, zone) => {
    expect(zonedToInstant(local, zone)).toBeNull();
  });

  it("keeps the sign and the seconds of historic offsets", () => {
    expect(zoneOffsetMinutes("Africa/Monrovia", new Date("1962-10-27T00:00:00Z"))).toBe(-44.5);
    expect(zoneOffsetMinutes("America/New_York", new Date("1962-10-28T05:59:00Z"))).toBe(-240);
    expect(zoneOffsetMinutes("America/New_York", new Date("1962-10-28T06:00:00Z"))).toBe(-300);
    expect(zoneOffsetMinutes("UTC", new Date(0))).toBe(0);
  });

  it("returns every instant that was read exactly", () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date("1950-01-01T00:00:00Z"),
          max: new Date("2040-01-01T00:00:00Z"),
          noInvalidDate: true,
        }),
        fc.constantFrom(
          "America/New_York",
          "Europe/Moscow",
          "Asia/Kolkata",
          "Australia/Lord_Howe",
          "Pacific/Apia",
        ),
        (date, zone) => {
          const instant = new Date(Math.floor(date.getTime() / 60_000) * 60_000);
          const reading = readLocalTime(instantToZoned(instant, zone), zone);
          if (reading?.fit === "EXACT") expect(reading.instant).toEqual(instant);
          else expect(reading?.fit).toBe("REPEATED");
        },
      ),
    );
  });

  it("finds the calendar date of a zone", () => {
    const instant = new Date("2026-10-27T22:30:00Z");
    expect(todayIn("UTC", instant)).toBe("2026-10-27");
    expect(todayIn("Asia/Tokyo", instant)).toBe("2026-10-28");
    expect(() => todayIn("Mars/Olympus", instant)).toThrow(RangeError);
  });

  it("prints one moment on three clocks", () => {
    expect(threeClocks(new Date("1962-10-28T00:05:00Z"), "America/New_York", "Asia/Kolkata")).toEqual({
      zulu: "28 Oct 1962 00:05Z",
      there: "27 Oct 1962 20:05 UTC-4",
      here: "28 Oct 1962 05:35 UTC+5:30",
    });
  });

  it("prints a moment no more exactly than it is known", () => {
    const instant = new Date("1962-10-24T14:00:00Z");
    expect(formatInstant(instant, "UTC", "HOUR_APPROX")).toBe("about 24 Oct 1962 14:00Z");
    expect(formatInstant(instant, "America/New_York", "HOUR_APPROX")).toBe("about 24 Oct 1962 10:00 UTC-4");
    expect(formatInstant(new Date("1962-10-24T04:00:00Z"), "America/New_York", "DAY")).toBe("24 Oct 1962");
  });

  it("prints historic offsets to the second", () => {
    expect(formatInstant(new Date("1962-10-28T00:05:00Z"), "Africa/Monrovia")).toBe(
      "27 Oct 1962 23:20 UTC-0:44:30",
    );
  });
});

it.each([
  // Noon in Greenwich: it is the 28th in Kiritimati, 26 hours from Baker Island, where it is the 27th like in UTC.
  { place: "Pacific/Kiritimati", reader: "Etc/GMT+12", at: "2026-11-27T11:00Z", day: "2026-11-28" },
  { place: "Etc/GMT+12", reader: "Pacific/Kiritimati", at: "2026-11-27T11:00Z", day: "2026-11-26" },
  { place: "Pacific/Honolulu", reader: "Asia/Tokyo", at: "2026-11-28T03:00Z", day: "2026-11-27" },
  { place: "Asia/Tokyo", reader: "America/New_York", at: "2026-11-27T23:00Z", day: "2026-11-28" },
  // Where nobody knows the place, nobody is refused what they have lived through, nor what UTC has.
  { place: null, reader: "Asia/Tokyo", at: "2026-11-27T23:00Z", day: "2026-11-28" },
  { place: null, reader: "Pacific/Honolulu", at: "2026-11-28T03:00Z", day: "2026-11-28" },
  { place: null, at: "2026-11-28T03:00Z", day: "2026-11-28" },
])(
  "by the clock of the place, else the reader's or UTC, it is $day at $place for $reader at $at",
  ({ at, day, ...where }) => {
    expect(todayAt(where, new Date(at))).toBe(day);
  },
);
