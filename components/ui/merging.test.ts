import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type FormText,
  type MergedField,
  mergeFields,
  mergeItems,
  textIn,
  textOf,
  type Version,
} from "./merging";

const FIELDS: readonly MergedField[] = [
  { names: ["family"], label: "Family name" },
  { names: ["nation"], label: "Nation", words: ({ nation }) => `The nation ${nation}` },
  { names: ["biography", "source"], label: "Biography" },
  { names: ["spellings"], label: "Spellings", isList: true },
];

const said = (values: FormText = {}) => textOf(values, FIELDS);
const merge = (base: FormText, saved: FormText, typed: FormText, choice: Version = "typed") =>
  mergeFields(FIELDS, { base: said(base), saved: said(saved), typed: said(typed) }, () => choice);

describe("mergeFields", () => {
  it("takes what only one of them changed, and tells it in words", () => {
    const merged = merge(
      { family: "Mori", nation: "JPN" },
      { family: "Moore", nation: "JPN" },
      { family: "Mori", nation: "KOR" },
    );
    expect(merged.values).toMatchObject({ family: "Moore", nation: "KOR" });
    expect(merged.conflicts).toEqual([]);
    expect(merged.taken).toEqual([
      { from: "saved", label: "Family name", what: "changed", words: ["Moore"] },
      { from: "typed", label: "Nation", what: "changed", words: ["The nation KOR"] },
    ]);
  });

  it("asks about what both changed, with what both began with", () => {
    const three = [{ family: "" }, { family: "Mori" }, { family: "Sato" }] as const;
    expect(merge(...three).conflicts).toEqual([
      { key: "family", label: "Family name", words: { base: ["nothing"], saved: ["Mori"], typed: ["Sato"] } },
    ]);
    expect(merge(...three, "saved").values.family).toBe("Mori");
    expect(merge(...three).values.family).toBe("Sato");
  });

  it("keeps together what says one thing only together", () => {
    const merged = merge(
      { biography: "A", source: "a" },
      { biography: "B", source: "b" },
      { biography: "A", source: "c" },
      "saved",
    );
    expect(merged.conflicts.map(({ key }) => key)).toEqual(["biography"]);
    expect(merged.values).toMatchObject({ biography: "B", source: "b" });
  });

  it("decides each line of a list by whoever changed that", () => {
    const merged = merge({ spellings: "a\nb" }, { spellings: "b\nc" }, { spellings: "a\nb\nd" });
    expect(merged.values.spellings).toBe("b\nc\nd");
    expect(merged.taken.map(({ from, what, words }) => [from, what, words])).toEqual([
      ["saved", "added", ["c"]],
      ["saved", "removed", ["a"]],
      ["typed", "added", ["d"]],
    ]);
  });

  it("loses nothing that was typed unless the saved version is chosen, and comes to the same from either side", () => {
    const value = fc.constantFrom("", "a", "b", "c");
    const form = fc.record({ family: value, nation: value, biography: value, source: value });
    fc.assert(
      fc.property(form, form, form, (base, saved, typed) => {
        const merged = merge(base, saved, typed);
        const changed = Object.entries(typed).filter(
          ([name, now]) => now !== base[name as keyof typeof base],
        );
        for (const [name, now] of changed) expect(merged.values[name]).toBe(now);
        if (merged.conflicts.length === 0) expect(merge(base, typed, saved).values).toEqual(merged.values);
      }),
    );
  });
});

it("reads of a form and of a record the same text", () => {
  const data = new FormData();
  data.append("family", " Mori ");
  data.append("spellings", "a\r\nb");
  data.append("nation[]", "JPN");
  data.append("nation[]", "KOR");
  const start = { values: {}, base: {} };
  expect(textIn(data, FIELDS, start)).toEqual(
    textOf({ family: "Mori", spellings: ["a", "b"], nation: ["JPN", "KOR"], biography: null }, FIELDS),
  );
  const fields: MergedField[] = [
    { names: ["dueOn"], label: "Due", isDrawn: ({ base }) => base.dueOn === "" },
  ];
  const due = (dueOn: string) => textIn(new FormData(), fields, { values: { dueOn }, base: { dueOn } });
  expect([due("2026-01-01"), due("")], "a field that the form does not have was not emptied").toEqual([
    { dueOn: "2026-01-01" },
    { dueOn: "" },
  ]);
  const flag: MergedField[] = [{ names: ["isActive"], label: "Still serves" }];
  expect([textOf({ isActive: true }, flag), textOf({ isActive: false }, flag)]).toEqual([
    { isActive: "on" },
    { isActive: "" },
  ]);
  expect(textOf({ isActive: 2026 }, flag)).toEqual({ isActive: "2026" });
});

it("keeps of items what either added and drops what either took out", () => {
  expect(mergeItems({ base: ["a", "b"], saved: ["b", "c"], typed: ["a", "b", "d"] }).value).toEqual([
    "b",
    "c",
    "d",
  ]);
});
