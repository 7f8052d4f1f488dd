import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stepLabels, stepOf, stepsFor } from "./steps";

describe("stepsFor", () => {
  it("spreads the places over five steps", () => {
    expect(stepsFor([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toEqual([1, 3, 5, 7, 9]);
  });

  it("leaves out zero and what is not known", () => {
    expect(stepsFor([0, null, 0])).toEqual([]);
    expect(stepsFor([null, 7, 0, 7])).toEqual([7]);
  });

  it("makes no step narrower than the one before it", () => {
    expect(stepLabels(stepsFor([2, 4, 6, 6, 7, 7, 8, 9, 13, 20]))).toEqual([
      "2–5",
      "6–12",
      "13–19",
      "20 or more",
    ]);
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 60 }), (values) => {
        const from = stepsFor(values);
        const widths = from.slice(1).map((bound, index) => bound - (from[index] ?? 0));
        expect(widths).toEqual(widths.toSorted((one, other) => one - other));
        const held = new Set(values.map((value) => stepOf(value, from)));
        expect(from.every((_, index) => held.has(index + 1))).toBe(true);
      }),
    );
  });

  it("gives every counted value a step, and zero none", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(5000)), { maxLength: 200 }), (values) => {
        const from = stepsFor(values);
        expect(from.length).toBeLessThanOrEqual(5);
        for (const value of values) {
          if (value === null) continue;
          if (value > 0) expect(stepOf(value, from)).toBeGreaterThanOrEqual(1);
          else expect(stepOf(value, from)).toBe(0);
        }
      }),
    );
  });
});

describe("stepLabels", () => {
  it("names single values, ranges and the open end", () => {
    expect(stepLabels([1, 2, 5, 1000])).toEqual(["1", "2–4", "5–999", "1,000 or more"]);
  });
});
