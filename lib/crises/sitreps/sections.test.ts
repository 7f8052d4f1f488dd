import { describe, expect, it } from "vitest";
import { standingReports } from "./rules";
import { printedSections, readSections, standingSections, writeSections } from "./sections";

describe("sections", () => {
  const first = { convention: "INCREMENTAL" as const, sections: { military: "Two frigates left." } };
  const wordsOf = (...given: Parameters<typeof printedSections>) =>
    Object.fromEntries(printedSections(...given).map(({ section, text }) => [section, text]));

  it("are printed in their order, each with its text or with what its silence means", () => {
    const printed = printedSections(
      { convention: "SUPERSEDES", sections: { posture: "DEFCON 3", nonsense: "x", military: "  " } },
      [],
    );
    expect(printed.map((section) => section.section).slice(0, 3)).toEqual([
      "accountability",
      "posture",
      "diplomatic",
    ]);
    expect(printed.filter((section) => section.isChanged).map((section) => section.text)).toEqual([
      "DEFCON 3",
    ]);
    expect(new Set(printed.filter((section) => !section.isChanged).map(({ text }) => text))).toEqual(
      new Set(["NOT REPORTED"]),
    );
  });

  it("say NO CHANGE only of what a report before an incremental one has said", () => {
    expect(wordsOf({ ...first, sections: {} }, [])).toMatchObject({ military: "NOT REPORTED" });
    const second = { convention: "INCREMENTAL" as const, sections: { support: "A tug." } };
    expect(wordsOf(second, [first])).toMatchObject({
      military: "NO CHANGE",
      humanitarian: "NOT REPORTED",
      support: "A tug.",
    });
    expect(wordsOf({ ...first, sections: {} }, [first, second])).toMatchObject({
      military: "NO CHANGE",
      support: "NO CHANGE",
    });
    for (const convention of ["SUPERSEDES", "CUMULATIVE"] as const) {
      const alone = { convention, sections: {} };
      expect(wordsOf(alone, [first])).toMatchObject({ military: "NOT REPORTED" });
      expect(wordsOf(second, [first, alone])).toMatchObject({ military: "NOT REPORTED" });
    }
  });

  it("stand as the last report told them, with its deadline", () => {
    const by = new Date("2026-11-22T12:00:00Z");
    const asked = {
      convention: "INCREMENTAL" as const,
      sections: writeSections({ decisions: "Whether to stay." }, by),
    };
    const standing = standingSections([first, asked, { ...first, sections: {} }]);
    expect([...standing.keys()]).toEqual(["military", "decisions"]);
    expect(standing.get("decisions")).toEqual({ text: "Whether to stay.", decisionBy: by, report: asked });
    expect(standing.get("military")?.report).toBe(first);
  });

  it("are measured by the reports that stood when theirs was published", () => {
    const at = (hour: number) => new Date(Date.UTC(2026, 0, 2, hour));
    const versions = [
      { number: 3, correction: 0, publishedAt: at(5) },
      { number: 1, correction: 1, publishedAt: at(2) },
      { number: 1, correction: 2, publishedAt: at(9) },
      { number: 2, correction: 0, publishedAt: at(3) },
      { number: 1, correction: 0, publishedAt: at(1) },
      { number: null, correction: 0, publishedAt: null },
    ];
    const shown = (...given: [before?: { number: number; publishedAt: Date }]) =>
      standingReports(versions, ...given).map(({ number, correction }) => `${number}.${correction}`);
    expect(shown({ number: 3, publishedAt: at(5) })).toEqual(["1.1", "2.0"]);
    expect(shown({ number: 1, publishedAt: at(9) })).toEqual([]);
    expect(shown()).toEqual(["1.2", "2.0", "3.0"]);
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
