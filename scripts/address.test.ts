import { expect, test } from "vitest";
import { addressOf } from "./address";

function address(proxies: number, remoteAddress: string, said?: string): string {
  const headers = said === undefined ? {} : { "x-forwarded-for": said };
  return addressOf({ headers, socket: { remoteAddress } }, proxies);
}

test("without a proxy of our own nobody says where they come from", () => {
  expect(address(0, "198.51.100.7")).toBe("198.51.100.7");
  expect(address(0, "::ffff:198.51.100.7")).toBe("198.51.100.7");
  expect(address(0, "198.51.100.7", "203.0.113.9")).toBe("198.51.100.7");
});

test("behind proxies of our own it is what the first of them saw, whatever stands before", () => {
  expect(address(1, "10.0.0.1", "203.0.113.9")).toBe("203.0.113.9");
  expect(address(1, "10.0.0.1", "1.1.1.1, 2001:db8::6")).toBe("2001:db8::6");
  expect(address(2, "10.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.2")).toBe("203.0.113.9");
});

test("what is missing or no address counts as the address of whoever speaks to us", () => {
  expect(address(1, "10.0.0.1")).toBe("10.0.0.1");
  expect(address(1, "10.0.0.1", "unknown")).toBe("10.0.0.1");
  expect(address(2, "10.0.0.1", "203.0.113.9")).toBe("10.0.0.1");
});
