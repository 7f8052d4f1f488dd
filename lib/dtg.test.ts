import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "@/testing/text";
import { zonedToInstant } from "./dates";
import { type DtgContext, formatDtg, formatShortDtg, parseDtg, zoneLetterAt, zoneLetterOffset } from "./dtg";

const in1962 = { pivotYear: 1962 };
const LETTERS = "ABCDEFGHIKLMNOPQRSTUVWXYZ";

function instantOf(text: string, context: DtgContext = in1962): string | undefined {
  const reading = parseDtg(text, context);
  return reading.ok ? reading.instant.toISOString() : undefined;
}

function messageOf(text: string, context: DtgContext = in1962): string | undefined {
  const reading = parseDtg(text, context);
  return reading.ok ? undefined : reading.message;
}

describe("parseDtg", () => {
  it.each([
    ["271530ZOCT62", "1962-10-27T15:30:00.000Z"],
    ["271530Z OCT 62", "1962-10-27T15:30:00.000Z"],
    ["  271530z oct 62 ", "1962-10-27T15:30:00.000Z"],
    ["270015R OCT 62", "1962-10-27T05:15:00.000Z"],
    ["27153045ZOCT62", "1962-10-27T15:30:45.000Z"],
    ["271530ZOCT1962", "1962-10-27T15:30:00.000Z"],
    ["271530CJAN63", "1963-01-27T12:30:00.000Z"],
    ["010030MNOV62", "1962-10-31T12:30:00.000Z"],
    ["312330YDEC62", "1963-01-01T11:30:00.000Z"],
  ])("reads %s", (text, instant) => {
    expect(parseDtg(text, in1962)).toMatchObject({ ok: true, warnings: [] });
    expect(instantOf(text)).toBe(instant);
  });

  it("tells the zone letter it was given", () => {
    expect(parseDtg("270015R OCT 62", in1962)).toMatchObject({ zoneLetter: "R" });
  });

  it("reads a message of today by the reference date", () => {
    const context = { referenceDate: new Date("2026-11-22T07:00:00Z") };
    expect(instantOf("111700ZMAY21", context)).toBe("2021-05-11T17:00:00.000Z");
    expect(instantOf("271530ZOCT62", context)).toBe("2062-10-27T15:30:00.000Z");
  });

  it.each([
    [1962, "61", 1961],
    [1962, "63", 1963],
    [1962, "12", 1912],
    [1962, "11", 2011],
    [2026, "76", 1976],
    [2026, "75", 2075],
    [2026, "00", 2000],
  ])("about %i takes year %s for %i", (pivotYear, digits, year) => {
    expect(instantOf(`271530ZOCT${digits}`, { pivotYear })).toBe(`${year}-10-27T15:30:00.000Z`);
  });

  it("lets the pivot year outrank the reference date", () => {
    const context = { pivotYear: 1962, referenceDate: new Date("2026-11-22T07:00:00Z") };
    expect(instantOf("271530ZOCT62", context)).toBe("1962-10-27T15:30:00.000Z");
  });

  it("completes the short form from the month of the reference date, in the group's zone", () => {
    expect(instantOf("271530Z", { referenceDate: new Date("1962-10-28T00:00:00Z") })).toBe(
      "1962-10-27T15:30:00.000Z",
    );
    expect(instantOf("010015A", { referenceDate: new Date("2026-10-31T23:30:00Z") })).toBe(
      "2026-10-31T23:15:00.000Z",
    );
  });

  it("asks for the month when nothing gives it", () => {
    expect(messageOf("271530Z")).toMatch(/Add the month/);
  });

  it.each([
    ["321530ZOCT62", /no day 32/],
    ["001530ZOCT62", /no day 00/],
    ["311530ZJUN62", /no day 31 in JUN 1962; it has 30 days/],
    ["291530ZFEB62", /no day 29 in FEB 1962/],
    ["272560ZOCT62", /no hour 25/],
    ["271560ZOCT62", /no minute 60/],
    ["27153060ZOCT62", /no second 60/],
    ["272401ZOCT62", /no hour 24/],
    ["271530JOCT62", /Zone J/],
    ["271530Z*OCT62", /not a zone/],
    ["271530ZOKT62", /OKT is not a month/],
    ["271530ZOCT0962", /not a year/],
    ["271530OCT62", /Write a date-time group/],
    ["27153ZOCT62", /Write a date-time group/],
    ["271530ZOCT", /Write a date-time group/],
    ["271530Z OCT 62 and more", /Write a date-time group/],
    ["", /Write a date-time group/],
    ["2".repeat(100_000), /Write a date-time group/],
  ])("refuses %.20s with the reason", (text, message) => {
    expect(messageOf(text)).toMatch(message);
  });

  it("reads midnight as 0000 and 2400 with a warning", () => {
    expect(parseDtg("280000ZOCT62", in1962)).toMatchObject({
      ok: true,
      instant: new Date("1962-10-28T00:00:00Z"),
      warnings: [expect.stringMatching(/2359 or 0001/)],
    });
    expect(parseDtg("312400ZDEC62", in1962)).toMatchObject({
      ok: true,
      instant: new Date("1963-01-01T00:00:00Z"),
      warnings: [expect.stringMatching(/2359 or 0001/)],
    });
  });

  it("reads half-hour zones with a warning", () => {
    expect(parseDtg("271530E*OCT62", in1962)).toMatchObject({
      ok: true,
      instant: new Date("1962-10-27T10:00:00Z"),
      zoneLetter: "E*",
      warnings: [expect.stringMatching(/UTC\+5:30/)],
    });
    expect(instantOf("271530P*OCT62")).toBe("1962-10-27T19:00:00.000Z");
  });

  it("never throws, whatever it is given", () => {
    fc.assert(
      fc.property(fc.oneof(anyText(), fc.stringMatching(/^\d{6}[A-Z]\*?[A-Z]{3}\d\d$/)), (text) => {
        expect(typeof parseDtg(text, in1962).ok).toBe("boolean");
      }),
    );
  });
});

describe("formatDtg", () => {
  const instant = new Date("1962-10-27T15:30:45Z");

  it("prints compact, spaced, with seconds and short", () => {
    expect(formatDtg(instant)).toBe("271530ZOCT62");
    expect(formatDtg(instant, "Z", { spaced: true })).toBe("271530Z OCT 62");
    expect(formatDtg(instant, "Z", { seconds: true })).toBe("27153045ZOCT62");
    expect(formatDtg(instant, "E*")).toBe("272100E*OCT62");
    expect(formatShortDtg(instant)).toBe("271530Z");
    expect(formatShortDtg(instant, "Q")).toBe("271130Q");
  });

  it.each([
    ["1962-10-27T20:05", "America/New_York", "280005ZOCT62"],
    ["1962-10-28T16:35", "America/New_York", "282135ZOCT62"],
    ["1962-10-26T16:43", "Europe/Moscow", "261343ZOCT62"],
    ["1962-10-27T10:19", "America/Havana", "271519ZOCT62"],
  ])("prints %s in %s as %s", (local, zone, dtg) => {
    const moment = zonedToInstant(local, zone);
    expect(moment && formatDtg(moment)).toBe(dtg);
  });

  it("refuses J, unknown zones and what is no moment", () => {
    expect(() => formatDtg(instant, "J")).toThrow(RangeError);
    expect(() => formatDtg(instant, "ZZ")).toThrow(RangeError);
    expect(() => formatDtg(new Date(Number.NaN))).toThrow(RangeError);
  });

  it("is undone by parseDtg, in every zone and spelling", () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date("1913-01-02T00:00:00Z"),
          max: new Date("2010-12-30T00:00:00Z"),
          noInvalidDate: true,
        }),
        fc.constantFrom(...LETTERS, "C*", "D*", "E*", "P*"),
        fc.boolean(),
        fc.boolean(),
        (date, letter, spaced, seconds) => {
          const unit = seconds ? 1_000 : 60_000;
          const moment = new Date(Math.floor(date.getTime() / unit) * unit);
          const reading = parseDtg(formatDtg(moment, letter, { spaced, seconds }), in1962);
          expect(reading).toMatchObject({ ok: true, instant: moment, zoneLetter: letter });
        },
      ),
    );
  });
});

describe("zone letters", () => {
  it.each([
    ["Z", 0],
    ["A", 60],
    ["C", 180],
    ["I", 540],
    ["K", 600],
    ["M", 720],
    ["N", -60],
    ["Q", -240],
    ["R", -300],
    ["S", -360],
    ["T", -420],
    ["U", -480],
    ["Y", -720],
    ["E*", 330],
    ["J", null],
    ["Z*", null],
    ["z", null],
    ["AB", null],
    ["", null],
  ])("%s is %s minutes ahead of UTC", (letter, minutes) => {
    expect(zoneLetterOffset(letter)).toBe(minutes);
  });

  it("turns Washington from Q to R in the night of 28 October 1962", () => {
    expect(zoneLetterAt("America/New_York", new Date("1962-10-28T00:05:00Z"))).toBe("Q");
    expect(zoneLetterAt("America/New_York", new Date("1962-10-28T21:35:00Z"))).toBe("R");
    expect(zoneLetterAt("Europe/Moscow", new Date("1962-10-26T13:43:00Z"))).toBe("C");
    expect(zoneLetterAt("UTC", new Date(0))).toBe("Z");
    expect(zoneLetterAt("Asia/Kolkata", new Date("2026-01-01T00:00:00Z"))).toBeNull();
    expect(zoneLetterAt("Pacific/Tongatapu", new Date("2026-01-01T00:00:00Z"))).toBeNull();
  });
});
