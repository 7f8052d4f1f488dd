import { expect, test } from "vitest";
import { atMost } from "./at-most";

test("no more run at once than there are places, each in its turn, and one that fails makes room", async () => {
  let running = 0;
  let most = 0;
  const begun: number[] = [];
  const work = atMost(2, async (number: number) => {
    begun.push(number);
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 2));
    running -= 1;
    if (number % 3 === 0) throw new Error(String(number));
    return number;
  });
  const numbers = Array.from({ length: 20 }, (_, index) => index);
  const ends = await Promise.allSettled(numbers.map(work));
  expect(ends.map(({ status }) => status === "fulfilled")).toEqual(numbers.map((number) => number % 3 !== 0));
  expect(begun).toEqual(numbers);
  expect(most).toBe(2);
  await expect(work(1)).resolves.toBe(1);
});
