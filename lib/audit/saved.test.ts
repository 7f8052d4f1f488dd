import { expect, test } from "vitest";
import type { RevisionView } from "./diff";
import { readSaved, savedHref } from "./saved";

const revision = (version: number, actorName: string): RevisionView => ({
  version,
  at: new Date(0),
  actorName,
  changes: [{ field: "venue", from: null, to: "Pier 4" }],
  reason: null,
});
const LIST = [revision(3, "Avery"), revision(2, "Riley"), revision(1, "Avery")];

test("the address of a saved record names its version, or that nothing was changed", () => {
  expect(savedHref("/people/1", 4)).toBe("/people/1?saved=4");
  expect(savedHref("/people/1", 4, 3)).toBe("/people/1?saved=4");
  expect(savedHref("/people/1", 3, 3)).toBe("/people/1?saved=same");
});

test.each([
  ["their own newest version", "3", "Avery", LIST[0]],
  ["a version somebody else made", "3", "Riley", null],
  ["a version before another save", "2", "Riley", null],
  ["a version of which no history tells", "4", "Avery", "unchanged"],
  ["that nothing was changed", "same", "Avery", "unchanged"],
  ["no version", "x", "Avery", null],
  ["twice a version", ["3", "3"], "Avery", null],
  ["nothing", undefined, "Avery", null],
])("an address that says %s", (_, asked, name, told) => {
  expect(readSaved(asked, LIST, name)).toBe(told);
});
