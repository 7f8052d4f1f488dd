import { expect, test } from "vitest";
import { checkChain, PART, type Part } from "./rules";

/** A trail of so many events, of which one may be broken. */
const trail = (length: number, broken: number | null = null) => {
  const asked: (number | null)[] = [];
  const readPart = async (after: number | null, most: number): Promise<Part> => {
    asked.push(after);
    const last = Math.min(length, (after ?? 0) + most);
    const checked = last - (after ?? 0);
    const isHere = broken !== null && broken > (after ?? 0) && broken <= last;
    return { checked, last: checked > 0 ? last : null, broken: isHere ? broken : null };
  };
  return { asked, readPart };
};

test("a trail is recomputed part by part to its end", async () => {
  const { asked, readPart } = trail(2 * PART + 7);
  expect(await checkChain(readPart, () => true)).toEqual({
    events: 2 * PART + 7,
    firstBroken: null,
    isDone: true,
  });
  expect(asked).toEqual([null, PART, 2 * PART, 2 * PART + 7]);
  expect(await checkChain(trail(0).readPart, () => true)).toEqual({
    events: 0,
    firstBroken: null,
    isDone: true,
  });
});

test("it stops at what is broken, and where there is no more time", async () => {
  expect(await checkChain(trail(3 * PART, PART + 1).readPart, () => true)).toMatchObject({
    firstBroken: PART + 1,
    isDone: true,
  });
  const told: number[] = [];
  const { readPart } = trail(3 * PART);
  expect(await checkChain(readPart, (events) => told.push(events) < 2)).toEqual({
    events: 2 * PART,
    firstBroken: null,
    isDone: false,
  });
  expect(told).toEqual([PART, 2 * PART]);
});
