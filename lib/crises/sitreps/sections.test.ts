import { describe, expect, it } from "vitest";
import { printedSections, readSections, writeSections } from "./sections";

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
