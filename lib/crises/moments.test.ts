import { describe, expect, it } from "vitest";
import { latencyMinutes, readMoment, settleMoment, writeMoment } from "./moments";

const cuba = { pivotYear: 1962, now: new Date("2026-11-22T12:00:00Z") };
const today = { pivotYear: 2026, now: new Date("2026-11-22T12:00:00Z") };
const NEW_YORK = "America/New_York";

function instantOf(text: string, zone: string, context = today): string {
  const reading = readMoment(text, zone, context);
  return reading.ok ? reading.instant.toISOString() : `refused: ${reading.message}`;
}

describe("reading a moment", () => {
  it("takes a date-time group in any spelling and ignores the zone of local times", () => {
    for (const text of ["271530ZOCT62", "271530Z OCT 62", "271530z oct 1962", " 271530Z OCT 62 "])
      expect(instantOf(text, "Asia/Tokyo", cuba)).toBe("1962-10-27T15:30:00.000Z");
  });

  it("takes local date and time in the zone, in three spellings", () => {
    for (const text of ["2026-11-22T20:05", "2026-11-22 20:05", "2026-11-22 2005"])
      expect(instantOf(text, "Asia/Tokyo")).toBe("2026-11-22T11:05:00.000Z");
  });

  it("reads the same evening of 27 October 1962 as Q, as local time and in Z, and the next one as R", () => {
    expect(instantOf("272005Q OCT 62", "UTC", cuba)).toBe("1962-10-28T00:05:00.000Z");
    expect(instantOf("1962-10-27 20:05", NEW_YORK)).toBe("1962-10-28T00:05:00.000Z");
    expect(instantOf("280005Z OCT 62", "UTC", cuba)).toBe("1962-10-28T00:05:00.000Z");
    expect(instantOf("281635R OCT 62", "UTC", cuba)).toBe("1962-10-28T21:35:00.000Z");
    expect(instantOf("1962-10-28 16:35", NEW_YORK)).toBe("1962-10-28T21:35:00.000Z");
  });

  it("reads a two-digit year about the crisis, not about today", () => {
    expect(instantOf("271530Z OCT 62", "UTC", today)).toBe("2062-10-27T15:30:00.000Z");
  });

  it("gives the short form the month of today", () => {
    expect(instantOf("221130Z", "UTC")).toBe("2026-11-22T11:30:00.000Z");
  });

  it("refuses a local time that the clocks were put forward over, and says what to write", () => {
    expect(instantOf("2026-03-08 02:30", NEW_YORK)).toMatch(
      /^refused: 02:30 did not happen .* Use 8 Mar 2026 03:30 UTC-4/,
    );
    expect(instantOf("1962-04-29 02:30", NEW_YORK)).toMatch(/^refused: 02:30 did not happen/);
  });

  it("refuses a local time that came twice, and names both moments", () => {
    expect(instantOf("1962-10-28 01:30", NEW_YORK)).toMatch(/Write 280130Q OCT 62 or 280130R OCT 62\.$/);
    expect(instantOf("2026-11-01 01:30", NEW_YORK)).toMatch(/Write 010130Q NOV 26 or 010130R NOV 26\.$/);
  });

  it("refuses what is no moment", () => {
    for (const text of [
      "",
      "yesterday",
      "31.12.2026",
      "2026-02-30 10:00",
      "2026-02-30",
      "311200Z JUN 26",
      "271530J OCT 26",
      "22 Nov 26",
    ])
      expect(instantOf(text, "UTC")).toMatch(/^refused: /);
  });
});

describe("settling a moment to its precision", () => {
  it("keeps a day as its first moment in the zone, however it was written", () => {
    for (const text of ["2026-11-22", "2026-11-22 20:05", "221105Z NOV 26"]) {
      const settled = settleMoment(readMoment(text, "Asia/Tokyo", today), "Asia/Tokyo", "DAY");
      expect(settled).toEqual({ ok: true, instant: new Date("2026-11-21T15:00:00Z") });
    }
  });

  it("asks for the hour when more than the day is claimed", () => {
    expect(settleMoment(readMoment("2026-11-22", "UTC", today), "UTC", "HOUR_APPROX")).toMatchObject({
      ok: false,
    });
  });
});

it("writes a moment so that it reads back", () => {
  const instant = new Date("1962-10-27T23:45:00Z");
  expect(writeMoment(instant)).toBe("272345Z OCT 62");
  expect(instantOf(writeMoment(instant), "Asia/Tokyo", cuba)).toBe(instant.toISOString());
});

describe("latencyMinutes", () => {
  it("counts the 692 minutes of the letter of 26 October 1962", () => {
    expect(latencyMinutes(new Date("1962-10-26T13:43:00Z"), new Date("1962-10-27T01:15:00Z"))).toBe(692);
  });

  it("counts whole minutes, backwards too", () => {
    const from = new Date("2026-10-27T15:30:00Z");
    expect(latencyMinutes(from, new Date("2026-10-27T15:31:59Z"))).toBe(1);
    expect(latencyMinutes(from, new Date("2026-10-27T15:00:00Z"))).toBe(-30);
  });
});

it.each(["1200-10-27 15:30", "271530ZOCT1200", "9999-12-31", "271530ZOCT2962"])(
  "refuses the year of %s as a slip of the hand",
  (text) => {
    expect(readMoment(text, "UTC", today)).toEqual({
      ok: false,
      message: "The year must lie between 1900 and 2100.",
    });
  },
);
