import { describe, expect, test } from "vitest";
import { COUNTRIES } from "./data";
import { findNamed } from "./rules";

const LISTED = COUNTRIES.map((country) => ({ ...country, code: country.alpha3 }));
const namesFor = (text: string) => findNamed(LISTED, text).found.map(({ name }) => name);

describe("a country is found", () => {
  test.each([
    ["jpn", ["Japan"]],
    [" Japan ", ["Japan"]],
    ["cote d", ["Côte d'Ivoire"]],
  ])("by its code and by parts of its names: %s", (typed, names) => {
    expect(namesFor(typed)).toEqual(names);
    expect(findNamed(LISTED, typed).isNear).toBe(false);
  });

  test.each([
    ["Jappan", ["Japan"]],
    ["Urugay", ["Uruguay"]],
    ["Phillipines", ["Philippines"]],
    ["kazahkstan", ["Kazakhstan"]],
  ])("by a name with a slip or two: %s", (typed, names) => {
    expect(namesFor(typed)).toEqual(names);
    expect(findNamed(LISTED, typed).isNear).toBe(true);
  });

  test("by no word that is short or far from all names", () => {
    for (const typed of ["chat", "glacier", "chart", "demining", "spare engines"])
      expect(namesFor(typed), typed).toEqual([]);
  });
});
