import { expect, test } from "vitest";
import { measure, spreadOf, timed } from "./statistics";

test("median and 95th percentile are values that were measured", () => {
  expect(spreadOf([5, 1, 3])).toEqual({ fastest: 1, median: 3, p95: 5, n: 3 });
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(spreadOf(hundred)).toEqual({ fastest: 1, median: 50, p95: 95, n: 100 });
  expect(() => spreadOf([])).toThrow("nothing was measured");
});

test("probes take turns, and the warm-up does not count", async () => {
  const turns: string[] = [];
  const probe = (name: string) => ({
    name,
    run: async (round: number) => void turns.push(`${name}${round}`),
  });
  const durations = await measure([probe("a"), probe("b")], { warmUp: 1, rounds: 2 }, timed);
  expect(turns).toEqual(["a1", "b1", "a0", "b0", "a1", "b1"]);
  expect(durations.get("a")).toHaveLength(2);
});
