import { expect, test } from "vitest";
import { addressOf, hostOf, newProxyNotice } from "./address";

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

test("a proxy may write the port as well", () => {
  expect(address(1, "10.0.0.1", "203.0.113.9:50123")).toBe("203.0.113.9");
  expect(address(1, "10.0.0.1", "[2001:db8::6]:50123")).toBe("2001:db8::6");
  expect(address(1, "10.0.0.1", "[2001:db8::6]")).toBe("2001:db8::6");
  expect(address(1, "10.0.0.1", "[::ffff:203.0.113.9]:443")).toBe("203.0.113.9");
});

test("what no proxy writes is no address", () => {
  for (const said of ["203.0.113.9:", "203.0.113.9:1:2", "[203.0.113.9", "[]:80", "203.0.113.9:999999", ""])
    expect(address(1, "10.0.0.1", said), said).toBe("10.0.0.1");
});

test("under which name the browser asked is what our own proxies say, and nobody else", () => {
  const host = (proxies: number, said?: string | string[]) =>
    hostOf({ host: "10.0.0.5:3000", ...(said === undefined ? {} : { "x-forwarded-host": said }) }, proxies);
  expect(host(0, "elsewhere.example")).toBe("10.0.0.5:3000");
  expect(host(0)).toBe("10.0.0.5:3000");
  expect(host(1)).toBe("10.0.0.5:3000");
  expect(host(1, "rapport.example:8443")).toBe("rapport.example:8443");
  expect(host(1, "elsewhere.example, rapport.example")).toBe("rapport.example");
  expect(host(1, ["elsewhere.example", "rapport.example"])).toBe("rapport.example");
  expect(host(2, "elsewhere.example, rapport.example, inner.example")).toBe("rapport.example");
  expect(host(2, "rapport.example"), "where the first replaces it and the second passes it on").toBe(
    "rapport.example",
  );
  expect(host(1, "")).toBe("10.0.0.5:3000");
});

test("a proxy that nobody told the product of is spoken of once", () => {
  const notice = newProxyNotice();
  expect(notice({}, 0)).toBeNull();
  expect(notice({ "x-forwarded-for": "203.0.113.9" }, 1)).toBeNull();
  expect(notice({ "x-forwarded-for": "::1", "x-rapport-address": "::1" }, 0)).toBeNull();
  expect(notice({ "x-forwarded-for": "203.0.113.9" }, 0)).toContain("RAPPORT_TRUSTED_PROXIES");
  expect(notice({ "x-forwarded-for": "203.0.113.9" }, 0)).toBeNull();
  expect(newProxyNotice()({ "x-forwarded-host": "rapport.example" }, 0)).toContain("forms are refused");
});

test("what is missing or no address counts as the address of whoever speaks to us", () => {
  expect(address(1, "10.0.0.1")).toBe("10.0.0.1");
  expect(address(1, "10.0.0.1", "unknown")).toBe("10.0.0.1");
  expect(address(2, "10.0.0.1", "203.0.113.9")).toBe("10.0.0.1");
});
