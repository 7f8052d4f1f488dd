import { describe, expect, it } from "vitest";
import { isLatestVersion, nextReportState, parseSitrepSlug, sitrepSlug } from "./rules";
import { printedSections, readSections, writeSections } from "./sections";

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

describe("sections", () => {
  it("print NO CHANGE where nothing was written, in their order", () => {
    const printed = printedSections(readSections({ posture: "DEFCON 3", nonsense: "x", military: "  " }));
    expect(printed.map((section) => section.section).slice(0, 3)).toEqual([
      "accountability",
      "posture",
      "diplomatic",
    ]);
    expect(printed.filter((section) => section.isChanged).map((section) => section.text)).toEqual([
      "DEFCON 3",
    ]);
    expect(
      printed.filter((section) => !section.isChanged).every((section) => section.text === "NO CHANGE"),
    ).toBe(true);
  });

  it("read back as they were written, and survive a stored value that is none", () => {
    const by = new Date("2026-11-22T12:00:00Z");
    expect(readSections(writeSections({ actions: "Evacuate", support: null }, by))).toEqual({
      texts: { actions: "Evacuate" },
      decisionBy: by,
    });
    for (const json of [null, 3, [], "x", { decisionBy: "soon", posture: 5 }])
      expect(readSections(json)).toEqual({ texts: {}, decisionBy: null });
  });
});
