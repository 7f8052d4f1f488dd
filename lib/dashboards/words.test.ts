import { expect, test } from "vitest";
import { agoWords } from "./words";

test.each([
  [2026, 12, "This month"],
  [2026, 11, "This month"],
  [2026, 10, "1 month ago"],
  [2025, 12, "11 months ago"],
  [2024, 12, "23 months ago"],
  [2024, 11, "2 years ago"],
  [2023, 12, "2 years ago"],
  [2026, 0, "This year"],
  [2025, 0, "Last year"],
  [2024, 0, "2 years ago"],
])("%i, month %i: %s", (year, month, words) => {
  expect(agoWords({ year, month }, "2026-11-26")).toBe(words);
});
