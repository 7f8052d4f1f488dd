import { expect, test } from "vitest";
import { isObjectiveCode } from "./address";

test("what has not the form of a code names no objective", () => {
  for (const code of ["LOE2-07", "READY", "LOE5-ABCDEFGH"]) expect(isObjectiveCode(code)).toBe(true);
  for (const text of ["", "loe2-07", "LOE2-07\0", "\0", "LOE2-07\n", "A", "LOE2-07-01"])
    expect(isObjectiveCode(text), JSON.stringify(text)).toBe(false);
});
