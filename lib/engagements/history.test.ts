import { expect, test } from "vitest";
import type { RevisionView } from "@/lib/audit/diff";
import { mintViewer, type ViewerFacts } from "@/lib/auth/viewer";
import { changesSince, findVersion, historyFor, reasonsSince } from "./history";

const viewerWith = (facts: Partial<ViewerFacts>) =>
  mintViewer(
    {
      id: "v",
      name: "V",
      email: "",
      roles: ["LEADER"],
      nation: "USA",
      markingCeiling: "CUI",
      countries: [],
      allCountries: true,
      posts: [],
      organisations: [],
      groups: [],
      timeZone: "UTC",
      ...facts,
    },
    "USA",
  );

const revision = (
  version: number,
  changes: RevisionView["changes"],
  reason: string | null = null,
): RevisionView => ({
  version,
  at: new Date(0),
  actorName: "A",
  changes,
  reason,
});
const set = (field: string, to: unknown, from: unknown = null) => ({ field, from, to });

/** Marked CUI at first, lowered in the third version, changed once more in the fourth. */
const LOWERED = [
  revision(4, [set("title", "Talks at the pier", "Talks")]),
  revision(3, [set("marking", "UNCLASSIFIED", "CUI"), set("assessment", null, "What was CUI")]),
  revision(2, [set("assessment", "What was CUI")]),
  revision(1, [set("title", "Talks"), set("marking", "CUI")]),
];
const record = { readerIds: ["reader"], marking: "UNCLASSIFIED" as const };
const versions = (facts: Partial<ViewerFacts>, list = LOWERED) =>
  historyFor(viewerWith(facts), record, list).revisions.map(({ version }) => version);

test("a record that was marked lower does not tell in its history what was marked higher", () => {
  expect(versions({ markingCeiling: "UNCLASSIFIED" })).toEqual([4]);
  expect(historyFor(viewerWith({ markingCeiling: "UNCLASSIFIED" }), record, LOWERED)).toMatchObject({
    withheld: 3,
    marking: "UNCLASSIFIED",
  });
});

test("whoever may read CUI, and who is named, reads all of it, under its banner", () => {
  expect(versions({})).toEqual([4, 3, 2, 1]);
  expect(versions({ id: "reader", markingCeiling: "UNCLASSIFIED" })).toEqual([4, 3, 2, 1]);
  expect(historyFor(viewerWith({}), record, LOWERED).marking).toBe("CUI");
});

test("an ally reads nothing from before the record was released", () => {
  const released = [
    revision(3, [set("title", "Talks, second round", "Talks")]),
    revision(2, [set("relTo", ["USA", "GBR"])]),
    revision(1, [set("title", "Talks"), set("marking", "CUI")]),
  ];
  expect(versions({ nation: "GBR" }, released)).toEqual([3]);
  expect(versions({ nation: "AUS" }, released)).toEqual([]);
});

test("no revisions, no history", () => {
  expect(historyFor(viewerWith({}), record, [])).toEqual({
    revisions: [],
    withheld: 0,
    marking: "UNCLASSIFIED",
  });
});

test("what became of a record since a version is one change, and none where a version is kept back", () => {
  const list = [
    revision(3, [set("title", "Talks at the pier", "Talks")]),
    revision(2, [set("title", "Talks", "A talk"), set("purpose", null, "To talk")]),
    revision(1, [set("title", "A talk"), set("purpose", "To talk")]),
  ];
  const history = { revisions: list, withheld: 0, marking: "UNCLASSIFIED" as const };
  expect(changesSince(history, 1)).toEqual([
    set("title", "Talks at the pier", "A talk"),
    set("purpose", null, "To talk"),
  ]);
  expect(changesSince(history, 3)).toEqual([]);
  expect(changesSince({ ...history, withheld: 1 }, 1)).toBeNull();
});

test.each([
  ["3", 3, null],
  ["1", 1, null],
  ["2", 1, "There is no version 2 that you may read; version 1 is the last before it."],
  ["99", 4, "There is no version 99 that you may read; version 4 is the last before it."],
  ["0", null, "There is no version 0 that you may read, nor one before it."],
  ["last", null, "The address asks for a version and gives no number of one."],
  ["-1", null, "The address asks for a version and gives no number of one."],
  [["1", "3"], null, "The address asks for a version and gives no number of one."],
  [undefined, null, null],
])("an address that asks for version %o is answered with %o", (asked, version, notice) => {
  const list = [4, 3, 1].map((number) => revision(number, []));
  const answer = findVersion(list, asked);
  expect([answer.found?.version ?? null, answer.notice]).toEqual([version, notice]);
});

test("why a record was changed is told of the versions since one of them, oldest first, and of those open alone", () => {
  const list = [
    revision(4, [set("title", "Talks at the pier", "Talks")], "The place was missing."),
    revision(3, [set("marking", "UNCLASSIFIED", "CUI")], "The source has spoken in public."),
    revision(2, [set("assessment", "What was CUI")]),
    revision(1, [set("title", "Talks"), set("marking", "CUI")]),
  ];
  const told = (facts: Partial<ViewerFacts>, version: number) =>
    reasonsSince(historyFor(viewerWith(facts), record, list), version).map(({ reason }) => reason);
  expect(told({}, 1)).toEqual(["The source has spoken in public.", "The place was missing."]);
  expect(told({}, 3)).toEqual(["The place was missing."]);
  expect(told({ markingCeiling: "UNCLASSIFIED" }, 1)).toEqual(["The place was missing."]);
});
