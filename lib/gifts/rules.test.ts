import { expect, test } from "vitest";
import { currencyToConvertTo, giftWarning, standingOfGift } from "./rules";

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

test.each([
  [{ convertedValue: "60.00", convertedCurrency: "USD" }, "WITHIN"],
  [{ convertedValue: "481.00", convertedCurrency: "USD" }, "OVER"],
  [{ convertedValue: "481.00", convertedCurrency: "EUR" }, "UNKNOWN"],
  [{ convertedValue: null, convertedCurrency: "USD" }, "UNKNOWN"],
] as const)("a gift in another currency is held against the limit by %o", (converted, standing) => {
  expect(standingOfGift({ value: "9000", currency: "JPY", ...converted }, limit)).toBe(standing);
});

test("a gift that nobody can hold against the limit says what is missing", () => {
  const gift = { direction: "RECEIVED", registryNumber: null };
  expect(giftWarning({ ...gift, value: "75000", currency: "JPY" }, limit)).toBe(
    "It is valued in JPY: convert it to compare it with the limit of 480 USD.",
  );
  expect(giftWarning({ ...gift, value: null, currency: null }, limit)).toMatch(/^No value is given.*480 USD/);
  expect(giftWarning({ ...gift, value: "75000", currency: "JPY" }, null)).toBeNull();
  expect(giftWarning({ ...gift, value: "12 or so", currency: "USD" }, limit)).toBeNull();
  // What is typed first is no gift yet.
  expect(giftWarning({ ...gift, direction: "", value: null, currency: null }, limit)).toBeNull();
});

test.each([
  ["a new one in the currency of the limit", { currency: "jpy", convertedCurrency: "" }, "USD"],
  ["one that was converted to that in it", { currency: "JPY", convertedCurrency: "USD" }, "USD"],
  ["one that was converted to another in that", { currency: "JPY", convertedCurrency: "EUR" }, "EUR"],
  [
    "one that is valued by now in what it was converted to",
    { currency: "EUR", convertedCurrency: "EUR" },
    "USD",
  ],
  ["one in the currency of the limit in none", { currency: "USD", convertedCurrency: "EUR" }, null],
  ["one whose currency is being typed in none", { currency: "J", convertedCurrency: "" }, null],
])("the form asks for the value of %s", (_, gift, currency) => {
  expect(currencyToConvertTo(gift, limit)).toBe(currency);
  expect(currencyToConvertTo(gift, null)).toBeNull();
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
