import { describe, expect, it } from "vitest";
import { matchOptions, saidForNone, splitPasted } from "./combobox-options";

const countries = [
  { value: "CIV", label: "Côte d'Ivoire", keywords: "Ivory Coast CI" },
  { value: "JPN", label: "Japan", hint: "Indo-Pacific" },
  { value: "OMN", label: "Oman" },
  { value: "ROU", label: "Romania" },
];

describe("matchOptions", () => {
  it("ignores accents and case", () => {
    expect(matchOptions(countries, "cote").map((option) => option.value)).toEqual(["CIV"]);
  });

  it("finds by hint and keywords, every word needed", () => {
    expect(matchOptions(countries, "ivory coast").map((option) => option.value)).toEqual(["CIV"]);
    expect(matchOptions(countries, "indo japan").map((option) => option.value)).toEqual(["JPN"]);
    expect(matchOptions(countries, "indo oman")).toEqual([]);
  });

  it("puts labels that begin with the query first", () => {
    expect(matchOptions([...countries].reverse(), "oman").map((option) => option.value)).toEqual([
      "OMN",
      "ROU",
    ]);
  });

  it("puts the code that was written out first, and not the letters of a name", () => {
    const countries = [
      { value: "BLR", label: "Belarus", hint: "BLR" },
      { value: "BEL", label: "Belgium", hint: "BEL" },
    ];
    expect(matchOptions(countries, "BEL").map((option) => option.value)).toEqual(["BEL", "BLR"]);
    expect(matchOptions(countries, "bel").map((option) => option.value)).toEqual(["BLR", "BEL"]);
  });

  it("never draws more than fifty rows", () => {
    const many = Array.from({ length: 300 }, (_, index) => ({ value: `${index}`, label: `Person ${index}` }));
    expect(matchOptions(many, "")).toHaveLength(50);
    expect(matchOptions(many, "person")).toHaveLength(50);
  });
});

describe("saidForNone", () => {
  it("says that nothing fits, that all that fits is chosen, or that nobody could look", () => {
    expect(saidForNone(matchOptions(countries, "Phillipines"), null)).toBe("Nothing found");
    expect(saidForNone(matchOptions(countries, "japan"), null)).toBe("Chosen already");
    expect(saidForNone([], "The search could not be reached.")).toBe("The search could not be reached.");
  });
});

describe("splitPasted", () => {
  it("takes lines, tabs and semicolons apart and drops bullets, numbers and repeats", () => {
    expect(splitPasted("1. Sato Kenji\r\n• Col. Mori;Lt Gen Abe\tSato Kenji\n\n")).toEqual([
      "Sato Kenji",
      "Col. Mori",
      "Lt Gen Abe",
    ]);
  });

  it("leaves a single name with a comma whole", () => {
    expect(splitPasted("Sato, Kenji")).toEqual(["Sato, Kenji"]);
  });
});
