import { expect, test } from "vitest";
import { giftWarning, standingOfGift } from "./rules";

const limit = { amount: "480.00", currency: "USD", basis: null };

test.each([
  [{ value: "480.00", currency: "USD" }, "WITHIN"],
  [{ value: "480.01", currency: "USD" }, "OVER"],
  [{ value: "480.01", currency: "usd" }, "OVER"],
  [{ value: "9000", currency: "JPY" }, "UNKNOWN"],
  [{ value: null, currency: "USD" }, "UNKNOWN"],
  [{ value: "x", currency: "USD" }, "UNKNOWN"],
] as const)("%o is %s", (gift, standing) => {
  expect(standingOfGift(gift, limit)).toBe(standing);
  expect(standingOfGift(gift, null)).toBe("UNKNOWN");
});

test("a gift over the limit is said to be so, and one received asks for its number in the registry", () => {
  const gift = { value: "500", currency: "USD", registryNumber: null };
  expect(giftWarning({ ...gift, direction: "RECEIVED" }, limit)).toMatch(
    /above the limit of 480 USD.*registry/,
  );
  expect(giftWarning({ ...gift, direction: "RECEIVED", registryNumber: "G-1" }, limit)).not.toMatch(
    /registry/,
  );
  expect(giftWarning({ ...gift, direction: "GIVEN" }, limit)).not.toMatch(/registry/);
  expect(giftWarning({ ...gift, value: "5", direction: "GIVEN" }, limit)).toBeNull();
});
