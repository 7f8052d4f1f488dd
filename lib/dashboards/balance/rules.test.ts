import fc from "fast-check";
import { expect, test } from "vitest";
import { type BalanceVisit, balanceOf } from "./rules";

const visit = (type: "ABROAD" | "HOST", more: Partial<BalanceVisit> = {}): BalanceVisit => ({
  type,
  band: "TWO_STAR",
  isOwed: true,
  ...more,
});

test.each<[string, BalanceVisit[], { theyOwe: number; weOwe: number; next: "OURS" | "THEIRS" | null }]>([
  ["one visit of ours is owed by them", [visit("ABROAD")], { theyOwe: 1, weOwe: 0, next: "THEIRS" }],
  ["one visit of theirs is owed by us", [visit("HOST")], { theyOwe: 0, weOwe: 1, next: "OURS" }],
  ["one each way is even", [visit("ABROAD"), visit("HOST")], { theyOwe: 1, weOwe: 1, next: null }],
  [
    "who owes more is next",
    [visit("ABROAD"), visit("HOST"), visit("HOST")],
    { theyOwe: 1, weOwe: 2, next: "OURS" },
  ],
  [
    "what was returned, or asks for no return, is even",
    [visit("ABROAD", { isOwed: false }), visit("HOST", { isOwed: false })],
    { theyOwe: 0, weOwe: 0, next: null },
  ],
  [
    "of a level that is not known nobody is next",
    [visit("ABROAD", { band: null })],
    { theyOwe: 1, weOwe: 0, next: null },
  ],
])("%s", (_, visits, owed) => {
  expect(balanceOf(visits)).toMatchObject([owed]);
});

test("levels stand apart, the most senior first, and what is not known last", () => {
  const rows = balanceOf([
    visit("ABROAD", { band: null }),
    visit("HOST", { band: "FIELD" }),
    visit("ABROAD", { band: "FOUR_STAR" }),
  ]);
  expect(rows.map(({ band, ours, theirs, next }) => [band, ours, theirs, next])).toEqual([
    ["FOUR_STAR", 1, 0, "THEIRS"],
    ["FIELD", 0, 1, "OURS"],
    [null, 1, 0, null],
  ]);
});

test("every visit is counted once, and nobody owes more than was paid", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          type: fc.constantFrom("ABROAD" as const, "HOST" as const),
          band: fc.constantFrom("FOUR_STAR", "FIELD", null),
          isOwed: fc.boolean(),
        }),
      ),
      (visits) => {
        const rows = balanceOf(visits);
        expect(rows.reduce((sum, { ours, theirs }) => sum + ours + theirs, 0)).toBe(visits.length);
        expect(rows.reduce((sum, { theyOwe, weOwe }) => sum + theyOwe + weOwe, 0)).toBe(
          visits.filter(({ isOwed }) => isOwed).length,
        );
        for (const { ours, theirs, theyOwe, weOwe } of rows) {
          expect(theyOwe).toBeLessThanOrEqual(ours);
          expect(weOwe).toBeLessThanOrEqual(theirs);
        }
      },
    ),
  );
});
