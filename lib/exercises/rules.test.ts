import { expect, it } from "vitest";
import { isCircle, slugOf } from "./rules";

it.each([
  ["Super Garuda Shield", "super-garuda-shield"],
  ["  Árbol — 'Norte' ", "arbol-norte"],
  ["New", "new-series"],
  ["演習", ""],
])("%s has the address %s", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

it("finds a series that would continue itself, at once or over others", () => {
  const all = [
    { id: "a", successorId: "b" },
    { id: "b", successorId: "c" },
    { id: "c", successorId: null },
  ];
  expect(isCircle("c", "a", all)).toBe(true);
  expect(isCircle("c", "c", all)).toBe(true);
  expect(isCircle("a", "c", all)).toBe(false);
  expect(isCircle("c", null, all)).toBe(false);
});
