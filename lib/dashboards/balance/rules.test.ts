import fc from "fast-check";
import { expect, test } from "vitest";
import { type BalanceVisit, balanceOf } from "./rules";

const visit = (type: "ABROAD" | "HOST", more: Partial<BalanceVisit> = {}): BalanceVisit => ({
  type,
  way: type === "ABROAD" ? "OURS" : "THEIRS",
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
  expect(
    rows.map(({ ours, theirs, next, ...row }) => ["band" in row && row.band, ours, theirs, next]),
  ).toEqual([
    ["FOUR_STAR", 1, 0, "THEIRS"],
    ["FIELD", 0, 1, "OURS"],
    [null, 1, 0, null],
  ]);
});

test("ships and aircraft are balanced each with their own kind, whoever was aboard, below the seniors", () => {
  const call = (way: BalanceVisit["way"], more: Partial<BalanceVisit> = {}): BalanceVisit => ({
    ...{ type: "PORT", way, band: "FOUR_STAR", isOwed: false },
    ...more,
  });
  expect(
    balanceOf([
      call("OURS", { isOwed: true }),
      call("THEIRS", { band: null }),
      // A third country's harbour is neither side's, and of whose it is unknown nobody owes anything.
      call("ELSEWHERE", { isOwed: true }),
      call("UNKNOWN", { isOwed: true }),
      call("THEIRS", { type: "AIRVIS", band: null, isOwed: true }),
      visit("HOST"),
    ]),
  ).toEqual([
    { of: "SENIORS", band: "TWO_STAR", ours: 0, theirs: 1, unknown: 0, theyOwe: 0, weOwe: 1, next: "OURS" },
    { of: "PORT", ours: 1, theirs: 1, unknown: 1, theyOwe: 1, weOwe: 0, next: "THEIRS" },
    { of: "AIRVIS", ours: 0, theirs: 1, unknown: 0, theyOwe: 0, weOwe: 1, next: "OURS" },
  ]);
  expect(balanceOf([call("ELSEWHERE")])).toEqual([]);
});

test("every visit is counted once, and nobody owes more than was paid", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          type: fc.constantFrom("ABROAD" as const, "HOST" as const, "PORT" as const, "AIRVIS" as const),
          way: fc.constantFrom("OURS" as const, "THEIRS" as const, "UNKNOWN" as const),
          band: fc.constantFrom("FOUR_STAR", "FIELD", null),
          isOwed: fc.boolean(),
        }),
      ),
      (visits) => {
        const rows = balanceOf(visits);
        expect(rows.reduce((sum, { ours, theirs, unknown }) => sum + ours + theirs + unknown, 0)).toBe(
          visits.length,
        );
        expect(rows.reduce((sum, { theyOwe, weOwe }) => sum + theyOwe + weOwe, 0)).toBe(
          visits.filter(({ isOwed, way }) => isOwed && way !== "UNKNOWN").length,
        );
        for (const { ours, theirs, theyOwe, weOwe } of rows) {
          expect(theyOwe).toBeLessThanOrEqual(ours);
          expect(weOwe).toBeLessThanOrEqual(theirs);
        }
      },
    ),
  );
});
