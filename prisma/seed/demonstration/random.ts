import { createHash } from "node:crypto";

/** A repeatable source of chance: the same seed gives the same draws on every machine. */
export interface Dice {
  /** From 0, below 1. */
  roll(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** True in about `share` of the draws. */
  chance(share: number): boolean;
  /** One of the items. Throws RangeError when there is none. */
  pick<T>(items: readonly T[]): T;
  /** One of the values, each as often as its weight says. Throws RangeError when there is none. */
  weighted<T extends string>(weights: Readonly<Partial<Record<T, number>>>): T;
  /** The items in an order of chance; the list given stays as it is. */
  shuffled<T>(items: readonly T[]): T[];
}

/** Dice whose draws depend on the seed only (mulberry32, a 32-bit generator in the public domain). */
export function diceOf(seed: string): Dice {
  let state = createHash("sha256").update(seed).digest().readUInt32LE(0);
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + Math.floor(roll() * (high - low + 1));
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new RangeError("Nothing to pick from");
    return items[between(0, items.length - 1)] as T;
  };
  const weighted = <T extends string>(weights: Readonly<Partial<Record<T, number>>>): T => {
    const entries = Object.entries(weights) as [T, number][];
    let left = roll() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of entries) {
      left -= weight;
      if (left < 0) return value;
    }
    throw new RangeError("Nothing to pick from");
  };
  const shuffled = <T>(items: readonly T[]): T[] => {
    const order = items.map((item) => ({ item, at: roll() }));
    return order.sort((a, b) => a.at - b.at).map(({ item }) => item);
  };
  return { roll, between, pick, weighted, shuffled, chance: (share) => roll() < share };
}

/** Draws every item once before any comes again. */
export class Bag<T> {
  private left: T[] = [];

  constructor(
    private readonly items: readonly T[],
    private readonly dice: Dice,
  ) {}

  /** The next item; throws RangeError when the bag never held one. */
  draw(): T {
    if (this.left.length === 0) this.left = this.dice.shuffled(this.items);
    const [next, ...rest] = this.left;
    if (next === undefined) throw new RangeError("The bag is empty");
    this.left = rest;
    return next;
  }
}
