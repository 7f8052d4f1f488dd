import { expect, test } from "vitest";
import { commitmentsHref, NO_COMMITMENT_FILTERS, readCommitmentFilters } from "./filters";
import { canBecome, isOverdue } from "./rules";

test.each([
  ["OPEN", "2026-03-09", true],
  ["IN_WORK", "2026-03-09", true],
  ["OPEN", "2026-03-10", false],
  ["OPEN", null, false],
  ["DONE", "2020-01-01", false],
  ["OVERTAKEN", "2020-01-01", false],
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
