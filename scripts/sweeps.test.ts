import { expect, test } from "vitest";
import { runSweeps } from "./sweeps";

test("a sweep that fails keeps none of the others from running, and each failure is told", async () => {
  const broken = new Error("no connection");
  const failures: unknown[] = [];
  const sweeps = [
    async () => "first",
    () => Promise.reject(broken),
    async () => "third",
    () => {
      throw broken;
    },
    async () => "last",
  ];
  expect(await runSweeps(sweeps, (error) => failures.push(error))).toEqual(["first", "third", "last"]);
  expect(failures).toEqual([broken, broken]);
});
