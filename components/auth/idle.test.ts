import fc from "fast-check";
import { expect, test } from "vitest";
import { isToBeTold, standingOf } from "./idle";

const MINUTE = 60_000;
const LIMITS = { limitMs: 15 * MINUTE, warningMs: 2 * MINUTE };

test.each([
  [0, { phase: "open" }],
  [13 * MINUTE - 1, { phase: "open" }],
  [13 * MINUTE, { phase: "warned", secondsLeft: 120 }],
  [14 * MINUTE + 30_500, { phase: "warned", secondsLeft: 30 }],
  [15 * MINUTE - 1, { phase: "warned", secondsLeft: 1 }],
  [15 * MINUTE, { phase: "ended" }],
  [99 * MINUTE, { phase: "ended" }],
])("%i milliseconds after the last use it stands at %j", (idle, standing) => {
  expect(standingOf(1_000, 1_000 + idle, LIMITS)).toEqual(standing);
});

test("however somebody uses a page that looks each second, the server never ends the session before the page does", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 40 }), (pauses) => {
      // The server heard of the page just before it was drawn.
      let [used, told, heard, now] = [0, 0, 0, 0];
      const look = () => {
        now += 1_000;
        if (standingOf(used, now, LIMITS).phase === "open" && isToBeTold({ used, told }, now, MINUTE)) {
          told = now;
          heard = now;
        }
      };
      for (const pause of pauses) {
        for (let second = 0; second < pause; second++) look();
        used = now;
      }
      while (standingOf(used, now, LIMITS).phase === "open") look();
      expect(heard).toBeGreaterThanOrEqual(used);
    }),
  );
});

test("of a page in steady use the server hears once a minute", () => {
  let [told, count] = [0, 0];
  for (let now = 1_000; now <= 10 * MINUTE; now += 1_000)
    if (isToBeTold({ used: now, told }, now, MINUTE)) {
      told = now;
      count += 1;
    }
  expect(count).toBe(10);
});
