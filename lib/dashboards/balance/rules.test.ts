import fc from "fast-check";
import { expect, test } from "vitest";
import { type BalanceVisit, balanceOf } from "./rules";

const visit = (id: string, type: "ABROAD" | "HOST", more: Partial<BalanceVisit> = {}): BalanceVisit => ({
  id,
  type,
  band: "TWO_STAR",
  returnsId: null,
  returnExpected: null,
  ...more,
});

test.each<[string, BalanceVisit[], number]>([
  ["one visit of ours is owed by them", [visit("a", "ABROAD")], 1],
  ["one visit of theirs is owed by us", [visit("a", "HOST")], -1],
  ["one each way is even", [visit("a", "ABROAD"), visit("b", "HOST")], 0],
  ["a visit that was returned is even", [visit("a", "ABROAD"), visit("b", "HOST", { returnsId: "a" })], 0],
  [
    "a return opens nothing, so that the next one counts",
    [visit("a", "ABROAD"), visit("b", "HOST", { returnsId: "a" }), visit("c", "HOST")],
    -1,
  ],
  ["a visit that expects none is owed by nobody", [visit("a", "ABROAD", { returnExpected: false })], 0],
])("%s", (_, visits, owed) => {
  expect(balanceOf(visits)).toMatchObject([{ band: "TWO_STAR", owed }]);
});

test("levels stand apart, the most senior first, and what is not known last", () => {
  const rows = balanceOf([
    visit("a", "ABROAD", { band: null }),
    visit("b", "HOST", { band: "FIELD" }),
    visit("c", "ABROAD", { band: "FOUR_STAR" }),
  ]);
  expect(rows.map(({ band, ours, theirs, owed }) => [band, ours, theirs, owed])).toEqual([
    ["FOUR_STAR", 1, 0, 1],
    ["FIELD", 0, 1, -1],
    [null, 1, 0, 1],
  ]);
});

test("every visit is counted once, and nobody owes more than was paid", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          id: fc.constantFrom("a", "b", "c", "d", "e"),
          type: fc.constantFrom("ABROAD" as const, "HOST" as const),
          band: fc.constantFrom("FOUR_STAR", "FIELD", null),
          returnsId: fc.constantFrom(null, "a", "b", "c"),
          returnExpected: fc.constantFrom(true, false, null),
        }),
      ),
      (visits) => {
        const rows = balanceOf(visits);
        expect(rows.reduce((sum, { ours, theirs }) => sum + ours + theirs, 0)).toBe(visits.length);
        for (const { ours, theirs, owed } of rows) {
          expect(owed).toBeLessThanOrEqual(ours);
          expect(-owed).toBeLessThanOrEqual(theirs);
        }
      },
    ),
  );
});
