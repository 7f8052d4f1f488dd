import { describe, expect, it } from "vitest";
import { withArticle } from "./articles";
import { COUNTRIES } from "./data";
import { countryInSentence, ownSideWords } from "./labels";

describe("The name of a country in a sentence", () => {
  it.each([
    ["USA", "the United States"],
    ["GBR", "the United Kingdom"],
    ["NLD", "the Netherlands"],
    ["PHL", "the Philippines"],
    ["COD", "the Democratic Republic of the Congo"],
    ["SUN", "the Soviet Union"],
    ["IMN", "the Isle of Man"],
    ["JPN", "Japan"],
    ["HND", "Honduras"],
    ["BVT", "Bouvet Island"],
    ["SJM", "Svalbard and Jan Mayen"],
    ["Atlantis", "Atlantis"],
  ])("of %s is %s", (code, words) => {
    expect(countryInSentence(code)).toBe(words);
  });

  it("takes an article where a common noun or a group of islands is in it, and in no name of one word that is no plural", () => {
    const common =
      /^(United|Democratic)\b|\b(Islands|Kingdom|Republic|Territor(y|ies)|Union|Zone|Isle|See|Outlying)\b/;
    // Two names joined by "and" are names, whatever the second is called.
    const wanted = COUNTRIES.filter(({ name }) => common.test(name) && !/ and (?!Caicos)/.test(name));
    expect(wanted.filter(({ alpha3, name }) => withArticle(alpha3, name) === name)).toEqual([]);
    const given = COUNTRIES.filter(({ alpha3, name }) => withArticle(alpha3, name) !== name);
    expect(given.filter(({ name }) => !/ |s$|^Gambia$/.test(name))).toEqual([]);
  });

  it("says who the own side is to readers of another nation", () => {
    expect(ownSideWords({ isHome: false }, "USA")).toBe(
      "Own side is the United States, whose record this is.",
    );
    expect(ownSideWords({ isHome: false }, "NOR")).toBe("Own side is Norway, whose record this is.");
    expect(ownSideWords({ isHome: true }, "USA")).toBe("");
  });
});
