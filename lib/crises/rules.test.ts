import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDtg } from "@/lib/dtg";
import {
  ALERTS,
  acknowledgementState,
  alertMoves,
  BLUF_CHARACTERS,
  canMoveAlert,
  checkBluf,
  comparePrecedence,
  isActive,
  isDualPrecedence,
  isPostureLevel,
  LIKELIHOODS,
  latencyMinutes,
  likelihoodOf,
  likelihoodOfTerm,
  lintAssessment,
  minimumToPublish,
  noticeOf,
  PRECEDENCES,
  parseAdmiralty,
  percentRangeOf,
  postureChange,
  precedenceOfProsign,
  prosignOf,
  releaseRuleOf,
  type SitrepDraft,
  sectionText,
  sentencesOf,
  sitrepReference,
} from "./rules";

function instant(dtg: string): Date {
  const reading = parseDtg(dtg, { pivotYear: 1962 });
  if (!reading.ok) throw new Error(reading.message);
  return reading.instant;
}

describe("precedence", () => {
  it("has its prosigns, both ways", () => {
    expect(PRECEDENCES.map(prosignOf)).toEqual(["Z", "O", "P", "R"]);
    expect(["Z", "O", "P", "R"].map(precedenceOfProsign)).toEqual([...PRECEDENCES]);
    expect(precedenceOfProsign("Y")).toBeNull();
  });

  it("sorts the most urgent first", () => {
    expect((["ROUTINE", "FLASH", "PRIORITY", "IMMEDIATE"] as const).toSorted(comparePrecedence)).toEqual([
      ...PRECEDENCES,
    ]);
  });

  it("may be higher for action than for information, not lower", () => {
    expect(isDualPrecedence("IMMEDIATE", "ROUTINE")).toBe(true);
    expect(isDualPrecedence("PRIORITY", "PRIORITY")).toBe(true);
    expect(isDualPrecedence("ROUTINE", "FLASH")).toBe(false);
  });

  it("decides notice and release", () => {
    expect(PRECEDENCES.map(noticeOf)).toEqual(["PAGE", "PUSH", "DIGEST", "ROLL_UP"]);
    expect(PRECEDENCES.map(releaseRuleOf)).toEqual([
      "REVIEW_AFTERWARDS",
      "TWO_PERSONS",
      "ONE_PERSON",
      "ONE_PERSON",
    ]);
  });

  it("escalates a FLASH that nobody acknowledges in time", () => {
    const flash = {
      precedence: "FLASH",
      publishedAt: instant("271530ZOCT62"),
      acknowledgedAt: null,
      withinMinutes: 10,
    } as const;
    expect(acknowledgementState({ ...flash, now: instant("271539ZOCT62") })).toBe("WAITING");
    expect(acknowledgementState({ ...flash, now: instant("271540ZOCT62") })).toBe("ESCALATE");
    const late = { ...flash, now: instant("281540ZOCT62") };
    expect(acknowledgementState({ ...late, acknowledgedAt: instant("271535ZOCT62") })).toBe("ACKNOWLEDGED");
    expect(acknowledgementState({ ...late, precedence: "IMMEDIATE" })).toBe("NOT_REQUIRED");
  });
});

describe("alert", () => {
  it("climbs and leaves by its ladder", () => {
    for (const [index, alert] of ALERTS.entries()) {
      const next = ALERTS[index + 1];
      if (next) expect(canMoveAlert(alert, next)).toBe(true);
    }
  });

  it("may jump up, leaves CRISIS through RECOVERY only, and stays closed", () => {
    expect(canMoveAlert("WATCH", "CRISIS")).toBe(true);
    expect(alertMoves("CRISIS")).toEqual(["RECOVERY"]);
    expect(canMoveAlert("RECOVERY", "CRISIS")).toBe(true);
    expect(alertMoves("CLOSED")).toEqual([]);
  });

  it("never moves to where it stands", () => {
    for (const alert of ALERTS) expect(canMoveAlert(alert, alert)).toBe(false);
  });

  it("is active until closed", () => {
    expect(ALERTS.filter(isActive)).toEqual(["WATCH", "ADVISORY", "WARNING", "CRISIS", "RECOVERY"]);
  });
});

describe("posture", () => {
  it("rises as the DEFCON number falls", () => {
    expect(postureChange("DEFCON", "5", "3")).toBe("RAISED");
    expect(postureChange("DEFCON", "2", "3")).toBe("LOWERED");
    expect(postureChange("FPCON", "ALPHA", "CHARLIE")).toBe("RAISED");
    expect(postureChange("WATCHCON", "4", "1")).toBe("RAISED");
    expect(postureChange("TRAVEL_ADVISORY", "4", "2")).toBe("LOWERED");
    expect(postureChange("DEPARTURE", "ORDERED", "ORDERED")).toBe("UNCHANGED");
  });

  it("knows the levels of each system only", () => {
    expect(isPostureLevel("DEFCON", "1")).toBe(true);
    expect(isPostureLevel("DEFCON", "6")).toBe(false);
    expect(isPostureLevel("WATCHCON", "5")).toBe(false);
    expect(isPostureLevel("FPCON", "bravo")).toBe(false);
    expect(postureChange("FPCON", "NORMAL", "3")).toBeNull();
    expect(postureChange("QUARANTINE", "In force", "Ended")).toBeNull();
  });
});

describe("parseAdmiralty", () => {
  it("reads reliability and credibility", () => {
    expect(parseAdmiralty("B2")).toEqual({ reliability: "B", credibility: 2 });
    expect(parseAdmiralty(" f6 ")).toEqual({ reliability: "F", credibility: 6 });
  });

  it.each(["G1", "A7", "A0", "2B", "A", "", "A10"])("refuses %s", (code) => {
    expect(parseAdmiralty(code)).toBeNull();
  });
});

describe("likelihood", () => {
  it.each([
    [1, "ALMOST_NO_CHANCE"],
    [4.9, "ALMOST_NO_CHANCE"],
    [5, "VERY_UNLIKELY"],
    [20, "UNLIKELY"],
    [45, "ROUGHLY_EVEN"],
    [55, "LIKELY"],
    [57, "LIKELY"],
    [79.9, "LIKELY"],
    [80, "VERY_LIKELY"],
    [95, "ALMOST_CERTAIN"],
    [99, "ALMOST_CERTAIN"],
  ])("of %d percent is %s", (percent, likelihood) => {
    expect(likelihoodOf(percent)).toBe(likelihood);
  });

  it.each([0, 100, 0.9, 99.1, -5, 150, Number.NaN, Number.POSITIVE_INFINITY])(
    "refuses %d percent",
    (percent) => {
      expect(likelihoodOf(percent)).toBeNull();
    },
  );

  it("lies in the range it stands for, and the bands leave no gap", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (percent) => {
        const likelihood = likelihoodOf(percent);
        const range = likelihood && percentRangeOf(likelihood);
        expect(range && range.from <= percent && percent <= range.to).toBe(true);
      }),
    );
    const bounds = LIKELIHOODS.map(percentRangeOf);
    expect(bounds.slice(1).map(({ from }) => from)).toEqual(bounds.slice(0, -1).map(({ to }) => to));
  });

  it("is found by a term of either row", () => {
    expect(likelihoodOfTerm("Probable")).toBe("LIKELY");
    expect(likelihoodOfTerm("very likely")).toBe("VERY_LIKELY");
    expect(likelihoodOfTerm("remote")).toBe("ALMOST_NO_CHANCE");
    expect(likelihoodOfTerm("perhaps")).toBeNull();
  });
});

describe("lintAssessment", () => {
  const codes = (text: string) => lintAssessment(text).map(({ code }) => code);

  it.each([
    "We assess with high confidence that an attack is likely.",
    "It is unlikely (confidence: low) that the ships turn back.",
    "With moderate-to-high confidence, withdrawal is almost certain.",
    "The strike is very likely and our confidence in this judgement is moderate.",
    "The chance is remote, a judgement of low confidence.",
  ])("warns of a likelihood and a confidence level in one sentence: %s", (text) => {
    expect(codes(text)).toEqual(["LIKELIHOOD_WITH_CONFIDENCE"]);
  });

  it.each([
    "An attack is likely. We have high confidence in this judgement.",
    "Withdrawal is very likely\nConfidence: moderate",
    "Confidence-building measures are likely to fail.",
    "We have high confidence in the photographs of the remote airfield.",
    "",
  ])("lets pass: %s", (text) => {
    expect(codes(text)).toEqual([]);
  });

  it("names the sentence at fault", () => {
    const [warning] = lintAssessment(
      "Ships have stopped. War is unlikely with low confidence. More follows.",
    );
    expect(warning?.text).toBe("War is unlikely with low confidence.");
  });

  it("warns of terms from both rows", () => {
    expect(codes("Withdrawal is likely. A strike is improbable.")).toEqual(["MIXED_TERMS"]);
    expect(codes("Withdrawal is likely. A strike is very unlikely.")).toEqual([]);
    expect(codes("Withdrawal is probable. A strike is highly improbable.")).toEqual([]);
  });
});

describe("sentencesOf", () => {
  it.each([
    ["One. Two! Three?", 3],
    ["Gen. Power reported at 10.25 to U.S. forces.", 1],
    ["He said “stop.” Then they stopped.", 2],
    ["No full stop at the end", 1],
    ["First line\nSecond line", 2],
    ["Wait... they turned.", 2],
    ["The answer was no. They sail on.", 2],
    ["  \n ", 0],
  ])("counts in %j %i", (text, count) => {
    expect(sentencesOf(text)).toHaveLength(count);
  });

  it("loses no word", () => {
    const words = (text: string) => text.split(/\s+/).filter((word) => word !== "");
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(sentencesOf(text).flatMap(words)).toEqual(words(text));
      }),
    );
  });
});

describe("checkBluf", () => {
  it("takes three sentences and 600 characters", () => {
    expect(checkBluf("Ships stopped. The line holds. Decide by 281400Z.")).toEqual([]);
    expect(checkBluf("é".repeat(BLUF_CHARACTERS))).toEqual([]);
  });

  it("refuses none, four sentences and 601 characters", () => {
    expect(checkBluf("  ")).toHaveLength(1);
    expect(checkBluf("One. Two. Three. Four.")).toEqual([expect.stringMatching(/4 sentences/)]);
    expect(checkBluf("x".repeat(BLUF_CHARACTERS + 1))).toEqual([expect.stringMatching(/601 characters/)]);
  });
});

describe("sectionText", () => {
  it("says NO CHANGE where nothing was written", () => {
    expect(sectionText(null)).toBe("NO CHANGE");
    expect(sectionText("  \n")).toBe("NO CHANGE");
    expect(sectionText(" Quarantine in force. ")).toBe("Quarantine in force.");
  });
});

describe("minimumToPublish", () => {
  const ready: SitrepDraft = {
    crisisReference: "CR-1962-CUBA",
    marking: "UNCLASSIFIED",
    precedence: "FLASH",
    convention: "SUPERSEDES",
    originator: "Watch team",
    asOfAt: instant("271530ZOCT62"),
    periodFrom: null,
    bluf: "A U-2 is missing over Cuba.",
    factCount: 1,
    nextReportAt: instant("271700ZOCT62"),
    isFinal: false,
  };
  const missing = (changes: Partial<SitrepDraft>) =>
    minimumToPublish({ ...ready, ...changes }).map(({ field }) => field);

  it("lets go a FLASH with header, BLUF, one fact and the time of the next report", () => {
    expect(minimumToPublish(ready)).toEqual([]);
  });

  it.each([
    ["crisisReference", { crisisReference: " " }],
    ["marking", { marking: "" }],
    ["precedence", { precedence: null }],
    ["convention", { convention: null }],
    ["originator", { originator: "" }],
    ["asOfAt", { asOfAt: null }],
    ["bluf", { bluf: "" }],
    ["bluf", { bluf: "One. Two. Three. Four." }],
    ["factCount", { factCount: 0 }],
    ["nextReportAt", { nextReportAt: null }],
    ["nextReportAt", { nextReportAt: instant("271530ZOCT62") }],
    ["periodFrom", { periodFrom: instant("271531ZOCT62") }],
  ] satisfies [keyof SitrepDraft, Partial<SitrepDraft>][])("holds it back for its %s", (field, changes) => {
    expect(missing(changes)).toEqual([field]);
  });

  it("names all that is missing at once", () => {
    expect(missing({ precedence: null, bluf: "", factCount: 0 })).toEqual([
      "precedence",
      "bluf",
      "factCount",
    ]);
  });

  it("asks the last report for no next one", () => {
    expect(missing({ isFinal: true, nextReportAt: null })).toEqual([]);
  });
});

describe("latencyMinutes", () => {
  it("counts the 692 minutes of the letter of 26 October 1962", () => {
    expect(latencyMinutes(instant("261343ZOCT62"), instant("270115ZOCT62"))).toBe(692);
  });

  it("counts whole minutes, backwards too", () => {
    const from = new Date("2026-10-27T15:30:00Z");
    expect(latencyMinutes(from, new Date("2026-10-27T15:31:59Z"))).toBe(1);
    expect(latencyMinutes(from, new Date("2026-10-27T15:00:00Z"))).toBe(-30);
  });
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
