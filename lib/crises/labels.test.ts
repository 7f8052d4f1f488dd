import { describe, expect, it } from "vitest";
import {
  admiraltyWords,
  likelihoodWithRange,
  likelihoodWords,
  minutesInWords,
  POSTURE_SYSTEM_LABELS,
  postureWords,
} from "./labels";
import { LIKELIHOODS, likelihoodOfTerm, POSTURE_LEVELS, POSTURE_SYSTEMS } from "./rules";

describe("likelihood in words", () => {
  it("reads back to itself", () => {
    for (const likelihood of LIKELIHOODS)
      expect(likelihoodOfTerm(likelihoodWords(likelihood))).toBe(likelihood);
  });

  it("shows its range", () => {
    expect(likelihoodWithRange("VERY_LIKELY")).toBe("Very likely (80–95 %)");
    expect(likelihoodWithRange("ROUGHLY_EVEN")).toBe("Roughly even chance (45–55 %)");
  });
});

describe("posture in words", () => {
  it("names every system once", () => {
    expect(new Set(POSTURE_SYSTEMS)).toEqual(new Set(Object.keys(POSTURE_LEVELS)));
    expect(new Set(POSTURE_SYSTEMS.map((system) => POSTURE_SYSTEM_LABELS[system].name)).size).toBe(
      POSTURE_SYSTEMS.length,
    );
  });

  it("gives DEFCON its exercise term", () => {
    expect(postureWords("DEFCON", "2")).toBe("DEFCON 2 (FAST PACE)");
    expect(postureWords("DEFCON", "5")).toBe("DEFCON 5 (FADE OUT)");
    expect(postureWords("FPCON", "BRAVO")).toBe("FPCON BRAVO");
    expect(postureWords("WATCHCON", "2")).toBe("WATCHCON 2");
  });

  it("tells free words after a colon", () => {
    expect(postureWords("DEFCON", "Lowered in steps")).toBe("DEFCON: Lowered in steps");
    expect(postureWords("AIR_DEFENCE", "Fire on overflights")).toBe("Air defence: Fire on overflights");
  });
});

describe("Admiralty code in words", () => {
  it("says both halves", () => {
    expect(admiraltyWords("B", 2)).toBe("B2: usually reliable, probably true");
    expect(admiraltyWords("F", 6)).toBe("F6: reliability cannot be judged, truth cannot be judged");
  });
});

it("tells a latency in its two largest units", () => {
  expect(minutesInWords(692)).toBe("11 h 32 min");
  expect(minutesInWords(40)).toBe("40 min");
  expect(minutesInWords(1440 * 3 + 125)).toBe("3 d 2 h");
  expect(minutesInWords(0)).toBe("at once");
  expect(minutesInWords(-5)).toBe("5 min before");
});
