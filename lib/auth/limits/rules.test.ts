import { expect, test } from "vitest";
import { networksOf } from "./rules";

test.each([
  ["198.51.100.7", ["198.51.100.7"]],
  ["2001:db8:1:2:3:4:5:6", ["2001:db8:1:2::/64", "2001:db8:1::/48"]],
  ["2001:DB8:0001::6", ["2001:db8:1:0::/64", "2001:db8:1::/48"]],
  ["::1", ["0:0:0:0::/64", "0:0:0::/48"]],
  ["fe80::1%eth0", ["fe80:0:0:0::/64", "fe80:0:0::/48"]],
  ["", [""]],
])("%s is of the networks %j", (address, networks) => {
  expect(networksOf(address)).toEqual(networks);
});
