import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changesBetween, type RevisionView, rowChanges, stateAt, wordChanges } from "./diff";

test("only fields that differ are changes", () => {
  expect(changesBetween({ title: "Old", city: "Oslo" }, { title: "New", city: "Oslo" })).toEqual({
    title: { from: "Old", to: "New" },
  });
});

test("absent, undefined and null are the same nothing", () => {
  expect(changesBetween({ city: undefined }, { city: null })).toEqual({});
});

test("dates are compared by their instant and lists in order", () => {
  const at = "2026-11-22T10:00:00.000Z";
  expect(changesBetween({ at: new Date(at), codes: ["A", "B"] }, { at, codes: ["B", "A"] })).toEqual({
    codes: { from: ["A", "B"], to: ["B", "A"] },
  });
});

describe("what became of a text", () => {
  const side = (pieces: ReturnType<typeof wordChanges>, gone: "removed" | "added") =>
    pieces
      .filter(({ fate }) => fate !== gone)
      .map(({ value }) => value)
      .join("");

  test("words that stay are told from those that went and came", () => {
    expect(
      wordChanges("Agreed to open the pier in May.", "Agreed to open the northern pier in June."),
    ).toEqual([
      { value: "Agreed to open the", fate: "kept" },
      { value: " northern", fate: "added" },
      { value: " pier in", fate: "kept" },
      { value: " May.", fate: "removed" },
      { value: " June.", fate: "added" },
    ]);
  });

  test("the kept and removed pieces are the old text, the kept and added ones the new", () => {
    const text = fc
      .array(fc.constantFrom("pier", "May", " ", "\n", ".", "x"), { maxLength: 30 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, text, (from, to) => {
        const pieces = wordChanges(from, to);
        expect(side(pieces, "added")).toBe(from);
        expect(side(pieces, "removed")).toBe(to);
      }),
    );
  });

  test("two texts of 20,000 words are compared in a moment", () => {
    const [from, to] = ["a ".repeat(20_000), "b ".repeat(20_000)];
    const before = performance.now();
    expect(wordChanges(from, to).length).toBeGreaterThan(1);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

test("rows of a list stay, go and come", () => {
  expect(rowChanges(["JPN HOST", "KOR OBSERVER"], ["JPN HOST", "PHL OBSERVER"])).toEqual([
    { value: "JPN HOST", fate: "kept" },
    { value: "KOR OBSERVER", fate: "removed" },
    { value: "PHL OBSERVER", fate: "added" },
  ]);
});

test("a record as of a version is what its revisions made of it until then", () => {
  const revision = (version: number, changes: RevisionView["changes"]): RevisionView => ({
    version,
    at: new Date(0),
    actorName: "A",
    reason: null,
    changes,
  });
  const revisions = [
    revision(3, [{ field: "city", from: "Oslo", to: null }]),
    revision(1, [
      { field: "title", from: null, to: "Talks" },
      { field: "city", from: null, to: "Oslo" },
    ]),
    revision(2, [{ field: "title", from: "Talks", to: "Staff talks" }]),
  ];
  expect(stateAt(revisions, 1)).toEqual({ title: "Talks", city: "Oslo" });
  expect(stateAt(revisions, 2)).toEqual({ title: "Staff talks", city: "Oslo" });
  expect(stateAt(revisions, 9)).toEqual({ title: "Staff talks" });
});
