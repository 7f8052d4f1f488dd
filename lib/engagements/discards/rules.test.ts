import { expect, test } from "vitest";
import { keptWords } from "./rules";

test("a draft that others hold something of says all that keeps it, and what to do instead", () => {
  expect(keptWords([])).toBeNull();
  expect(keptWords(["SUBMITTED", "COMMENT"])).toBe(
    "This draft cannot be discarded: it was submitted for review once; someone else has commented on it. Set its status to cancelled instead.",
  );
});
