import { expect, it } from "vitest";
import { daysBetween } from "@/lib/dates";
import { aheadOf } from "./ahead";

it("looks 90 days ahead, today included", () => {
  const ahead = aheadOf("2026-11-22");
  expect(ahead).toEqual({ from: "2026-11-22", to: "2027-02-19" });
  expect(daysBetween(ahead.from, ahead.to)).toBe(89);
});
