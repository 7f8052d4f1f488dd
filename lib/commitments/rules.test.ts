import { expect, test } from "vitest";
import { commitmentsHref, NO_COMMITMENT_FILTERS, readCommitmentFilters } from "./filters";
import { canBecome, fateOf, isOverdue, missedBy, NO_PROMISES, newGaps, sayDoRatio } from "./rules";
import { ratioWords, sayDoWords } from "./say-do/labels";

test.each([
  ["OPEN", "2026-03-09", true],
  ["IN_WORK", "2026-03-09", true],
  ["OPEN", "2026-03-10", false],
  ["OPEN", null, false],
  ["DONE", "2020-01-01", false],
  ["OVERTAKEN", "2020-01-01", false],
  ["BROKEN", "2020-01-01", false],
] as const)("%s, due %s: overdue %s on 10 March", (state, dueOn, overdue) => {
  expect(isOverdue({ state, dueOn }, "2026-03-10")).toBe(overdue);
});

test("a closed promise is reopened before it is closed otherwise", () => {
  expect(canBecome("OPEN", "DONE")).toBe(true);
  expect(canBecome("IN_WORK", "IN_WORK")).toBe(true);
  expect(canBecome("DONE", "OPEN")).toBe(true);
  expect(canBecome("DONE", "OVERTAKEN")).toBe(false);
  expect(canBecome("DONE", "DONE")).toBe(false);
});

test("an address and its filters are one; what cannot be read is told of", () => {
  const { filters, page, notices } = readCommitmentFilters({
    state: "overdue",
    side: ["OWN", "US"],
    country: "JPN",
    publication: "PUBLISHED",
    from: "2026-01-01",
    to: "tomorrow",
    page: "2",
  });
  expect(notices).toHaveLength(2);
  expect(commitmentsHref(filters, page)).toBe(
    "/commitments?state=overdue&side=OWN&country=JPN&publication=PUBLISHED&from=2026-01-01&page=2",
  );
  expect(readCommitmentFilters({}).filters).toEqual(NO_COMMITMENT_FILTERS);
});

const due = { dueOn: "2026-03-10", missedOn: null, closedOn: null };

test.each([
  ["kept on its day", { ...due, state: "DONE", closedOn: "2026-03-10" }, "kept"],
  ["kept the day after", { ...due, state: "DONE", closedOn: "2026-03-11" }, "late"],
  [
    "kept by the new day, the old one missed",
    { ...due, state: "DONE", missedOn: "2026-02-01", closedOn: "2026-03-01" },
    "late",
  ],
  ["done without a day", { ...due, dueOn: null, state: "DONE", closedOn: "2026-03-11" }, "kept"],
  ["broken", { ...due, state: "BROKEN", closedOn: "2026-03-01" }, "broken"],
  ["overtaken late", { ...due, state: "OVERTAKEN", closedOn: "2026-05-01" }, "overtaken"],
  ["due today", { ...due, dueOn: "2026-04-01", state: "OPEN" }, "ahead"],
  ["due yesterday", { ...due, dueOn: "2026-03-31", state: "IN_WORK" }, "overdue"],
  ["open without a day", { ...due, dueOn: null, state: "OPEN" }, "ahead"],
] as const)("what has become of a promise %s", (_, promise, fate) => {
  expect(fateOf(promise, "2026-04-01")).toBe(fate);
});

test.each([
  ["in good time", { dueOn: "2026-03-10", missedOn: null }, "2026-03-10", null],
  ["a day late", { dueOn: "2026-03-10", missedOn: null }, "2026-03-11", "2026-03-10"],
  [
    "once missed, whatever comes later",
    { dueOn: "2026-06-01", missedOn: "2026-03-10" },
    "2026-04-01",
    "2026-03-10",
  ],
  ["without a day", { dueOn: null, missedOn: null }, "2026-04-01", null],
])("a new day agreed %s", (_, before, agreedOn, missed) => {
  expect(missedBy(before, agreedOn)).toBe(missed);
});

test("the ratio is of what fell due; of nothing there is none", () => {
  const counts = { kept: 4, late: 1, broken: 0, overdue: 1, overtaken: 2, ahead: 9 };
  expect(sayDoRatio(counts)).toBeCloseTo(4 / 6);
  expect(ratioWords(counts)).toBe("67 %");
  expect(sayDoWords(counts)).toBe(
    "4 of 6 kept in time, 1 late, 1 overdue; 2 overtaken by events not counted.",
  );
  expect(sayDoRatio({ ...NO_PROMISES, overtaken: 3, ahead: 2 })).toBeNull();
  expect(ratioWords(NO_PROMISES)).toBe("No promise fell due");
  expect(sayDoRatio({ ...NO_PROMISES, overdue: 1 })).toBe(0);
  expect(ratioWords({ ...NO_PROMISES, kept: 999, late: 1 })).toBe("99 %");
});

test("a promise of a finished engagement may not lose its owner or its day", () => {
  const closed = { status: "COMPLETE", publication: "PUBLISHED" } as const;
  const owned = {
    state: "OPEN" as const,
    ownerName: "Whitlock",
    ownerUserId: null,
    ownerPostId: null,
    ownerPersonId: null,
    dueOn: "2026-03-10",
  };
  const bare = { ...owned, ownerName: null, dueOn: null };
  expect(newGaps(closed, owned, bare)).toEqual(["owner", "dueOn"]);
  expect(newGaps(closed, owned, { ...bare, ownerPostId: "post" })).toEqual(["dueOn"]);
  expect(newGaps(closed, bare, bare)).toEqual([]);
  expect(newGaps(closed, { ...bare, state: "DONE" }, bare)).toEqual(["owner", "dueOn"]);
  expect(newGaps(closed, owned, { ...bare, state: "BROKEN" })).toEqual([]);
  expect(newGaps({ ...closed, publication: "DRAFT" }, owned, bare)).toEqual([]);
});
