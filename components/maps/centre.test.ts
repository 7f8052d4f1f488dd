import { expect, test } from "vitest";
import { centreOf } from "./centre";

const place = (longitude: number, value: number | null) => ({ longitude, latitude: 10, value });

test("a map is first looked at where its figures are", () => {
  expect(
    centreOf([place(138, 4), place(121, 2), place(105, 1), place(-77, null), place(-60, 0)]),
  ).toBeGreaterThan(0.75);
  expect(centreOf([place(-77, 3), place(-60, 1), place(138, null)])).toBeLessThan(0.35);
});

test("where nothing is above zero, those that are known count; where nothing is known, the middle is shown", () => {
  expect(centreOf([place(138, 0), place(-77, null)])).toBeGreaterThan(0.75);
  expect(centreOf([place(138, null)])).toBe(0.5);
  expect(centreOf([])).toBe(0.5);
});
