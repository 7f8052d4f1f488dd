import { expect, test } from "vitest";
import { isObjectiveCode, unreadIn } from "./address";

test("what has not the form of a code names no objective", () => {
  for (const code of ["LOE2-07", "READY", "LOE5-ABCDEFGH"]) expect(isObjectiveCode(code)).toBe(true);
  for (const text of ["", "loe2-07", "LOE2-07\0", "\0", "LOE2-07\n", "A", "LOE2-07-01"])
    expect(isObjectiveCode(text), JSON.stringify(text)).toBe(false);
});

test("what was asked for and not read is told of, and nothing else is", () => {
  const query = { from: "2026-13-45", to: "", type: "user.created", role: ["A", "B"], page: "x", other: "y" };
  expect(unreadIn(query, ["from", "to", "type", "role", "page"], { type: "user.created", page: 1 })).toEqual([
    '"2026-13-45" is no value of the filter "from" and was left out.',
    '"A" is no value of the filter "role" and was left out.',
    '"B" is no value of the filter "role" and was left out.',
  ]);
});
