import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DISSEMINATION_CONTROL_LABELS } from "./labels";
import {
  bannerFor,
  CUI_CATEGORIES,
  checkMarking,
  compareLevels,
  DISSEMINATION_CONTROLS,
  designationBlock,
  findHigherMarks,
  formatRelTo,
  isMarkingLevel,
  MARKING_LEVELS,
  type Marked,
  markingLine,
  normaliseRelTo,
  ownNationFirst,
  portionMark,
  releasableNations,
  writtenLevel,
} from "./rules";

function relTo(own: string, ...codes: string[]): string {
  const reading = normaliseRelTo(codes);
  const ordered = reading.ok ? ownNationFirst(reading.codes, own) : reading;
  return ordered.ok ? formatRelTo(ordered.codes) : ordered.message;
}

function errorsOf(record: Marked): string[] {
  return checkMarking(record)
    .filter(({ severity }) => severity === "error")
    .map(({ field }) => field);
}

describe("levels", () => {
  it("are two, CUI the higher", () => {
    expect(MARKING_LEVELS).toEqual(["UNCLASSIFIED", "CUI"]);
    expect(compareLevels("CUI", "UNCLASSIFIED")).toBeGreaterThan(0);
    expect(compareLevels("CUI", "CUI")).toBe(0);
  });

  it.each([
    "CONFIDENTIAL",
    "SECRET",
    "TOP SECRET",
    "S",
    "UNCLASSIFIED//CUI",
    "CUI//OPSEC",
    "cui",
    "",
    "RESTRICTED",
  ])("refuse %s", (text) => {
    expect(isMarkingLevel(text)).toBe(false);
  });
});

describe("REL TO", () => {
  it("names the own nation first, then nations, then groups, each by alphabet", () => {
    expect(relTo("USA", "NZL", "USA", "CAN", "GBR", "AUS")).toBe("REL TO USA, AUS, CAN, GBR, NZL");
    expect(relTo("USA", "USA", "FVEY", "JPN")).toBe("REL TO USA, JPN, FVEY");
    expect(relTo("USA", "NATO", "FVEY", "ZAF", "USA", "DEU")).toBe("REL TO USA, DEU, ZAF, FVEY, NATO");
    expect(relTo("NLD", "NATO", "USA", "NLD", "DEU")).toBe("REL TO NLD, DEU, USA, NATO");
  });

  it("names each once, whatever the case and blanks it came with", () => {
    expect(relTo("USA", "usa", " JPN", "JPN", "USA")).toBe("REL TO USA, JPN");
  });

  it("is refused without the own nation, though a group has it, and without any", () => {
    expect(relTo("USA", "GBR", "AUS")).toMatch(/USA first; add it/);
    expect(relTo("USA", "FVEY")).toMatch(/USA first; add it/);
    expect(relTo("NLD", "USA", "NATO")).toMatch(/NLD first; add it/);
    expect(relTo("USA")).toMatch(/no nation/);
    expect(ownNationFirst([], "NLD")).toEqual({ ok: true, codes: [] });
  });

  it("is refused beside NOFORN", () => {
    expect(
      normaliseRelTo(["USA", "GBR"], { marking: "CUI", disseminationControls: ["NOFORN"] }),
    ).toMatchObject({
      ok: false,
    });
  });

  it("is refused below CUI", () => {
    expect(normaliseRelTo(["USA", "GBR"], { marking: "UNCLASSIFIED" })).toMatchObject({ ok: false });
    expect(
      normaliseRelTo(["USA", "GBR"], { marking: "CUI", disseminationControls: ["REL_TO"] }),
    ).toMatchObject({
      ok: true,
    });
  });

  it.each(["US", "ISAF", "GB-R", "", "12A", "USA, GBR", "X".repeat(100_000)])(
    "refuses the code %.12s",
    (code) => {
      expect(normaliseRelTo(["USA", code])).toMatchObject({ ok: false });
    },
  );

  it("gives the same whatever the order, and nothing new the second time", () => {
    const codes = fc.array(fc.constantFrom("AUS", "CAN", "DEU", "FVEY", "GBR", "JPN", "NATO", "NZL"));
    fc.assert(
      fc.property(codes, (some) => {
        const all = [...some, "FRA"];
        const once = normaliseRelTo(all);
        expect(normaliseRelTo([...all].reverse())).toEqual(once);
        expect(once.ok && normaliseRelTo(once.codes)).toEqual(once);
      }),
    );
  });
});

describe("releasableNations", () => {
  it("opens up FVEY and NATO", () => {
    expect(releasableNations(["USA", "FVEY"])).toEqual(["AUS", "CAN", "GBR", "NZL", "USA"]);
    expect(releasableNations(["USA", "NATO"])).toHaveLength(32);
    expect(releasableNations(["USA", "NATO"])).toEqual(expect.arrayContaining(["FIN", "SWE", "TUR"]));
  });

  it("names each nation once, by alphabet", () => {
    expect(releasableNations(["USA", "JPN", "GBR", "FVEY"])).toEqual([
      "AUS",
      "CAN",
      "GBR",
      "JPN",
      "NZL",
      "USA",
    ]);
    expect(releasableNations(["USA", "FVEY", "NATO"])).toHaveLength(34);
  });

  it("reaches nobody without codes", () => {
    expect(releasableNations([])).toEqual([]);
  });
});

describe("checkMarking", () => {
  it("takes plain and well-formed markings", () => {
    expect(checkMarking({ marking: "UNCLASSIFIED" })).toEqual([]);
    expect(checkMarking({ marking: "CUI", cuiCategories: ["OPSEC"] })).toEqual([]);
    expect(checkMarking({ marking: "CUI", disseminationControls: ["NOFORN"] })).toEqual([]);
    expect(
      checkMarking({ marking: "CUI", disseminationControls: ["REL_TO"], relTo: ["USA", "GBR"] }),
    ).toEqual([]);
    expect(checkMarking({ marking: "CUI", relTo: ["USA", "GBR"] })).toEqual([]);
    expect(checkMarking({ marking: "CUI", disseminationControls: ["DISPLAY_ONLY"] })).toEqual([]);
  });

  it("keeps controls and categories off UNCLASSIFIED", () => {
    expect(errorsOf({ marking: "UNCLASSIFIED", disseminationControls: ["FEDCON"] })).toEqual([
      "disseminationControls",
    ]);
    expect(errorsOf({ marking: "UNCLASSIFIED", cuiCategories: ["OPSEC"] })).toEqual(["cuiCategories"]);
    expect(errorsOf({ marking: "UNCLASSIFIED", relTo: ["USA", "GBR"] })).toEqual(["relTo"]);
  });

  it("refuses NOFORN with release or display to others", () => {
    expect(
      errorsOf({ marking: "CUI", disseminationControls: ["NOFORN", "REL_TO"], relTo: ["USA", "GBR"] }),
    ).toEqual(["relTo"]);
    expect(errorsOf({ marking: "CUI", disseminationControls: ["NOFORN"], relTo: ["USA", "GBR"] })).toEqual([
      "relTo",
    ]);
    expect(errorsOf({ marking: "CUI", disseminationControls: ["NOFORN", "DISPLAY_ONLY"] })).toEqual([
      "disseminationControls",
    ]);
  });

  it("wants nations for REL TO", () => {
    expect(errorsOf({ marking: "CUI", disseminationControls: ["REL_TO"] })).toEqual(["relTo"]);
  });

  it("refuses controls it does not know", () => {
    expect(errorsOf({ marking: "CUI", disseminationControls: ["ORCON"] })).toEqual(["disseminationControls"]);
  });

  it("warns of more than three categories", () => {
    expect(checkMarking({ marking: "CUI", cuiCategories: [...CUI_CATEGORIES] })).toMatchObject([
      { field: "cuiCategories", severity: "warning" },
    ]);
    expect(checkMarking({ marking: "CUI", cuiCategories: ["OPSEC", "PRVCY", "INTL"] })).toEqual([]);
  });
});

describe("bannerFor", () => {
  it("is the highest level shown", () => {
    expect(bannerFor([])).toBe("UNCLASSIFIED");
    expect(bannerFor(["UNCLASSIFIED", "UNCLASSIFIED"])).toBe("UNCLASSIFIED");
  });

  it("is the bare word for CUI, never with UNCLASSIFIED before it", () => {
    expect(bannerFor(["UNCLASSIFIED", "CUI", "UNCLASSIFIED"])).toBe("CUI");
  });

  it("is the same whatever the order, so page, print and export agree", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...MARKING_LEVELS)), (levels) => {
        expect(bannerFor(levels)).toBe(levels.includes("CUI") ? "CUI" : "UNCLASSIFIED");
        expect(bannerFor([...levels].reverse())).toBe(bannerFor(levels));
      }),
    );
  });
});

describe("markings in words", () => {
  it("puts level and controls on one line", () => {
    expect(markingLine({ marking: "UNCLASSIFIED" })).toBe("UNCLASSIFIED");
    expect(markingLine({ marking: "CUI" })).toBe("CUI");
    expect(markingLine({ marking: "CUI", disseminationControls: ["NOCON", "FED_ONLY"] })).toBe(
      "CUI · FED ONLY · NOCON",
    );
    expect(
      markingLine({ marking: "CUI", disseminationControls: ["REL_TO"], relTo: ["USA", "JPN", "FVEY"] }),
    ).toBe("CUI · REL TO USA, JPN, FVEY");
    expect(markingLine({ marking: "CUI", disseminationControls: [], relTo: ["USA", "JPN"] })).toBe(
      "CUI · REL TO USA, JPN",
    );
  });

  it("has a label that reads as the control is marked", () => {
    for (const control of DISSEMINATION_CONTROLS)
      expect(DISSEMINATION_CONTROL_LABELS[control].name).toBe(control.replace("_", " "));
  });

  it("keeps category and controls in the designation block", () => {
    const by = { controlledBy: "Desk East", pointOfContact: "desk@example.org" };
    expect(designationBlock({ marking: "UNCLASSIFIED" }, by)).toEqual([]);
    expect(
      designationBlock(
        { marking: "CUI", cuiCategories: ["OPSEC", "PRVCY"], disseminationControls: ["NOFORN"] },
        by,
      ).map(({ value }) => value),
    ).toEqual(["Desk East", "OPSEC, PRVCY", "NOFORN", "desk@example.org"]);
    expect(designationBlock({ marking: "CUI" }, by).map(({ value }) => value)).toEqual([
      "Desk East",
      "Not stated",
      "Not limited",
      "desk@example.org",
    ]);
  });
});

describe("portion marks", () => {
  it("are (U) and (CUI)", () => {
    expect(MARKING_LEVELS.map(portionMark)).toEqual(["(U)", "(CUI)"]);
  });
});

describe("findHigherMarks", () => {
  it.each([
    ["(S//NF) The general said so.", ["(S//NF)"]],
    ["(TS//SI) and (C)", ["(TS//SI)", "(C)"]],
    ["SECRET//NOFORN\ntext\nSECRET//NOFORN", ["SECRET//NOFORN"]],
    ["(S//REL TO USA, GBR) text", ["(S//REL TO USA, GBR)"]],
  ])("finds those in %s", (text, marks) => {
    expect(findHigherMarks(text)).toEqual(marks);
  });

  it("leaves ordinary text and the product's own marks alone", () => {
    expect(findHigherMarks("(U) The secretary kept it confidential (s) (c) 2026, (CUI) annex.")).toEqual([]);
  });
});

describe("writtenLevel", () => {
  it.each([
    "(CUI) Three ships.",
    "Seen. (CUI//SP-PRVCY) A list.",
    "CUI//NOFORN",
    "CUI",
    " CUI\nThree ships.",
  ])("finds the mark in %j", (text) => expect(writtenLevel(text)).toBe("CUI"));

  it.each(["", "(U) Three ships.", "Training on CUI", "CUI handling course", "cui bono", "CIRCUIT//A"])(
    "takes %j for no mark",
    (text) => expect(writtenLevel(text)).toBe("UNCLASSIFIED"),
  );
});
