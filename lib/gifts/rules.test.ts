import { expect, test } from "vitest";
import { currencyToConvertTo, giftWarning, limitOn, limitsWithin, standingOfGift } from "./rules";

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

test("a gift falls under the limit of its day, whatever came after, and under none before the first", () => {
  const dated = (startsOn: string | null, amount: string) => ({ ...limit, startsOn, amount });
  const limits = [dated("2026-01-01", "525.00"), dated("2023-01-01", "480.00")];
  const amountOn = (day: string, all = limits) => limitOn(all, day)?.amount;
  expect(amountOn("2025-12-31")).toBe("480.00");
  expect(amountOn("2026-01-01")).toBe("525.00");
  expect(amountOn("2022-12-31")).toBeUndefined();
  expect(amountOn("")).toBeUndefined();
  const within = (from: string, to: string) => limitsWithin(limits, from, to).map(({ amount }) => amount);
  expect(within("2022-01-01", "2022-12-31")).toEqual([]);
  expect(within("2022-01-01", "2023-01-01")).toEqual(["480.00"]);
  expect(within("2025-01-01", "2026-01-01")).toEqual(["480.00", "525.00"]);
  expect(within("2026-01-01", "2027-01-01")).toEqual(["525.00"]);
  const ever = [...limits, dated(null, "415.00")];
  expect(amountOn("2022-12-31", ever)).toBe("415.00");
  expect(amountOn("2023-01-01", ever)).toBe("480.00");
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
