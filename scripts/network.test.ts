import { expect, test } from "vitest";
import { networkOf } from "./network";

function network(proxies: number, remoteAddress: string, said?: string): string {
  return networkOf(
    { headers: said === undefined ? {} : { "x-forwarded-for": said }, socket: { remoteAddress } },
    proxies,
  );
}

test("without a proxy of our own nobody says where they come from", () => {
  expect(network(0, "198.51.100.7")).toBe("198.51.100.7");
  expect(network(0, "198.51.100.7", "203.0.113.9")).toBe("198.51.100.7");
});

test("behind proxies of our own it is what the first of them saw, whatever stands before", () => {
  expect(network(1, "10.0.0.1", "203.0.113.9")).toBe("203.0.113.9");
  expect(network(1, "10.0.0.1", "1.1.1.1, 203.0.113.9")).toBe("203.0.113.9");
  expect(network(2, "10.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.2")).toBe("203.0.113.9");
});

test("what is missing or no address counts as the address of whoever speaks to us", () => {
  expect(network(1, "10.0.0.1")).toBe("10.0.0.1");
  expect(network(1, "10.0.0.1", "unknown")).toBe("10.0.0.1");
  expect(network(2, "10.0.0.1", "203.0.113.9")).toBe("10.0.0.1");
});

test.each([
  ["::ffff:198.51.100.7", "198.51.100.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:0001::6", "2001:db8:1:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
])("%s is of the network %s", (address, expected) => {
  expect(network(0, address)).toBe(expected);
});
