import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percentOf, ticksFromZero } from "./scale";

describe("ticksFromZero", () => {
  it("gives round steps", () => {
    expect(ticksFromZero(37)).toEqual([0, 10, 20, 30, 40]);
    expect(ticksFromZero(4271)).toEqual([0, 2000, 4000, 6000]);
    expect(ticksFromZero(3)).toEqual([0, 1, 2, 3]);
  });

  it("keeps a baseline when there is nothing to show", () => {
    expect(ticksFromZero(0)).toEqual([0, 1]);
    expect(ticksFromZero(Number.NaN)).toEqual([0, 1]);
  });

  it("always starts at zero, reaches the maximum and stays short", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (max) => {
        const ticks = ticksFromZero(max);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(ticks.every(Number.isInteger)).toBe(true);
      }),
    );
  });
});

describe("percentOf", () => {
  it("is a share of the whole, and zero of nothing", () => {
    expect(percentOf(1, 3)).toBe(33.33);
    expect(percentOf(5, 0)).toBe(0);
  });
});
