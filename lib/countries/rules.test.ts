import { describe, expect, test } from "vitest";
import { COUNTRIES } from "./data";
import { findNamed } from "./rules";

const LISTED = COUNTRIES.map((country) => ({ ...country, code: country.alpha3 }));
const namesFor = (text: string) => findNamed(LISTED, text).found.map(({ name }) => name);

describe("a country is found", () => {
  test.each([
    ["jpn", ["Japan"]],
    [" Japan ", ["Japan"]],
    ["usa", ["United States"]],
    ["U.S.", ["United States"]],
    ["united states", ["United States"]],
    ["Central African Republic", ["Central African Republic"]],
    ["Republic of Korea", ["South Korea"]],
    ["kingdom of norway", ["Norway"]],
    ["South Africa", ["South Africa"]],
    ["Mali", ["Mali"]],
    ["Guinea", ["Guinea"]],
    ["isle of man", ["Isle of Man"]],
    ["Holy See", ["Holy See"]],
  ])("by its code or one of its names: %s", (typed, names) => {
    expect(namesFor(typed)).toEqual(names);
    expect(findNamed(LISTED, typed).isNear).toBe(false);
  });

  test("by the code and the official name of any", () => {
    for (const { code, name, formalName } of LISTED)
      for (const typed of [code, formalName]) expect(namesFor(typed), typed).toContain(name);
  });

  test.each([
    ["cote d", ["Côte d'Ivoire"]],
    ["Korea", ["South Korea", "North Korea"]],
    ["Zealand", ["New Zealand"]],
    ["Bosnia and", ["Bosnia and Herzegovina"]],
    ["new caled", ["New Caledonia"]],
    ["Kitts", ["Saint Kitts and Nevis"]],
    ["kazakh", ["Kazakhstan"]],
  ])("by words of a name of which one is its own: %s", (typed, names) => {
    expect(namesFor(typed)).toEqual(names);
    expect(findNamed(LISTED, typed).isNear).toBe(false);
  });

  test.each([
    ["Jappan", ["Japan"]],
    ["Urugay", ["Uruguay"]],
    ["Phillipines", ["Philippines"]],
    ["kazahkstan", ["Kazakhstan"]],
    ["Untied States", ["United States"]],
  ])("by a name with a slip or two: %s", (typed, names) => {
    expect(namesFor(typed)).toEqual(names);
    expect(findNamed(LISTED, typed).isNear).toBe(true);
  });

  test("by no word that many names share", () => {
    for (const typed of [
      "new",
      "united",
      "south",
      "republic",
      "central",
      "land",
      "islands",
      "French",
      "of the",
    ])
      expect(namesFor(typed), typed).toEqual([]);
  });

  test.each([
    ...[
      "Central Command",
      "United Nations",
      "Southern Command",
      "New visit",
      "Northern Edge",
      "Republic Day",
    ],
    ...[
      "Arab League",
      "African Union",
      "Cobra Gold",
      "Christmas reception",
      "port call",
      "Coast Guard",
      "Indian Ocean",
    ],
    ...["Japan staff talks", "mainland", "operation"],
  ])("by nothing in %s, which names something else", (typed) => {
    expect(namesFor(typed)).toEqual([]);
  });

  test("by no word that is short or far from all names", () => {
    for (const typed of ["chat", "glacier", "chart", "demining", "spare engines", "", "—"])
      expect(namesFor(typed), typed).toEqual([]);
  });
});
