import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BLUF_CHARACTERS, checkBluf, lintAssessment, sentencesOf } from "./rules";

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
