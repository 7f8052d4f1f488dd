import { describe, expect, it } from "vitest";
import { ALERTS } from "../rules";
import {
  isLatestVersion,
  nextReportState,
  PRECEDENCES,
  parseSitrepSlug,
  precedesPeriod,
  proposedPrecedence,
  prosignOf,
  sitrepReference,
  sitrepSlug,
} from "./rules";

describe("the address of a report", () => {
  it("reads back", () => {
    for (const [number, correction] of [
      [1, 0],
      [14, 1],
      [1000, 26],
    ] as const)
      expect(parseSitrepSlug(sitrepSlug(number, correction))).toEqual({ number, correction });
    expect(sitrepSlug(14, 1)).toBe("014A");
  });

  it("takes a number without zeros and refuses the rest", () => {
    expect(parseSitrepSlug("7b")).toEqual({ number: 7, correction: 2 });
    for (const slug of ["", "0", "000", "A", "007AB", "-1", "1.5", "99999999999"])
      expect(parseSitrepSlug(slug)).toBeNull();
  });
});

describe("the next report", () => {
  const due = new Date("2026-11-22T12:00:00Z");
  const last = { nextReportAt: due, isFinal: false };
  const running = { isRunning: true };
  const later = (minutes: number) => new Date(due.getTime() + minutes * 60_000);

  it("is overdue once its time has passed", () => {
    expect(nextReportState(last, running, later(-1))).toBe("DUE");
    expect(nextReportState(last, running, due)).toBe("DUE");
    expect(nextReportState(last, running, later(1))).toBe("OVERDUE");
  });

  it("is not awaited after a final report, nor in a crisis that is over; unknown is not overdue", () => {
    expect(nextReportState({ ...last, isFinal: true }, running, later(1))).toBe("CLOSED");
    expect(nextReportState(last, { isRunning: false }, later(1))).toBe("CLOSED");
    expect(nextReportState(null, running, due)).toBe("NONE");
  });
});

it("keeps a version the latest until its correction is published", () => {
  const publishedAt = new Date();
  expect(isLatestVersion({ publishedAt, correctedBy: null })).toBe(true);
  expect(isLatestVersion({ publishedAt, correctedBy: { publishedAt: null } })).toBe(true);
  expect(isLatestVersion({ publishedAt, correctedBy: { publishedAt } })).toBe(false);
  expect(isLatestVersion({ publishedAt: null, correctedBy: null })).toBe(false);
});

describe("sitrepReference", () => {
  it("numbers within the crisis", () => {
    expect(sitrepReference("CR-1962-CUBA", 7)).toBe("CR-1962-CUBA SITREP 007");
    expect(sitrepReference("CR-1962-CUBA", 1234)).toBe("CR-1962-CUBA SITREP 1234");
  });

  it("keeps the number of what it corrects", () => {
    expect(sitrepReference("CR-1962-CUBA", 14, 1)).toBe("CR-1962-CUBA SITREP 014A");
    expect(sitrepReference("CR-1962-CUBA", 14, 26)).toBe("CR-1962-CUBA SITREP 014Z");
  });

  it.each([
    [0, 0],
    [1.5, 0],
    [-1, 0],
    [1, 27],
    [1, -1],
  ])("refuses number %d with correction %d", (number, correction) => {
    expect(() => sitrepReference("CR-1962-CUBA", number, correction)).toThrow(RangeError);
  });
});

it("begins with the precedence of the report before, a first one with that of the alert", () => {
  expect(proposedPrecedence({ precedence: "FLASH" }, "WATCH")).toBe("FLASH");
  expect(ALERTS.map((alert) => proposedPrecedence(null, alert))).toEqual([
    "PRIORITY",
    "PRIORITY",
    "IMMEDIATE",
    "IMMEDIATE",
    "ROUTINE",
    "ROUTINE",
  ]);
});

it("knows an event that lies before the period of a report", () => {
  const from = new Date("2026-01-02T03:00:00Z");
  const isBefore = (eventAt: string, eventPrecision: "MINUTE" | "DAY" = "MINUTE") =>
    precedesPeriod({ eventAt: new Date(eventAt), eventPrecision }, from);
  expect(isBefore("2026-01-02T02:59:00Z")).toBe(true);
  expect(isBefore("2026-01-02T03:00:00Z")).toBe(false);
  expect(isBefore("2026-01-01T15:00:00Z", "DAY")).toBe(false);
  expect(isBefore("2025-12-31T15:00:00Z", "DAY")).toBe(true);
});

it("gives every precedence its prosign", () => {
  expect(PRECEDENCES.map(prosignOf)).toEqual(["Z", "O", "P", "R"]);
});
