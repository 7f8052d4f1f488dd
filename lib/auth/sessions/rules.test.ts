import { expect, test } from "vitest";
import { clientOf, idleLimitMs, overBecause } from "./rules";

const LIMITS = { everybody: 15, admins: 10 };
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 27, 4, minutes));

test.each([
  [["OFFICER"], 15],
  [["LEADER", "AUDITOR"], 15],
  [["OFFICER", "SYSTEM_ADMIN"], 10],
  [["PORTFOLIO_ADMIN"], 10],
] as const)("a session of %s may lie unused for %i minutes", (roles, minutes) => {
  expect(idleLimitMs(roles, LIMITS)).toBe(minutes * 60_000);
});

test("an admin never has longer than everybody", () => {
  expect(idleLimitMs(["SYSTEM_ADMIN"], { everybody: 5, admins: 10 })).toBe(5 * 60_000);
});

test.each([
  ["used a moment ago", { lastUsedAt: at(0), endsAt: at(59) }, at(0), null],
  [
    "unused for just less than the limit",
    { lastUsedAt: at(0), endsAt: at(59) },
    new Date(at(15).getTime() - 1),
    null,
  ],
  ["unused for the limit", { lastUsedAt: at(0), endsAt: at(59) }, at(15), "IDLE"],
  ["used, but past its end", { lastUsedAt: at(20), endsAt: at(20) }, at(20), "EXPIRED"],
] as const)("a session %s", (_, session, now, reason) => {
  expect(overBecause(session, 15 * 60_000, now)).toBe(reason);
});

test.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
    "Edge on Windows",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/604.1",
    "Safari on iOS",
  ],
  ["curl/8.5.0", "Another browser"],
  ["", "Another browser"],
])("%s is told as %s", (agent, browser) => {
  expect(clientOf(agent, null).browser).toBe(browser);
});

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["", "not known"],
  [null, "not known"],
])("the address %j is told as %s", (seen, address) => {
  expect(clientOf(null, seen).address).toBe(address);
});
