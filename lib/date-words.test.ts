import { expect, test } from "vitest";
import { readDateWords } from "./date-words";

// A Thursday.
const today = "2026-11-26";

test.each([
  ["+14", "2026-12-10"],
  ["+2w", "2026-12-10"],
  ["+3m", "2027-02-26"],
  ["+0", "2026-11-26"],
  ["Today", "2026-11-26"],
  ["tomorrow", "2026-11-27"],
  ["fri", "2026-11-27"],
  ["Thursday", "2026-12-03"],
  ["thu", "2026-12-03"],
  ["3 dec", "2026-12-03"],
  ["3dec", "2026-12-03"],
  ["Dec 3", "2026-12-03"],
  ["26 nov", "2026-11-26"],
  ["25 nov", "2027-11-25"],
  ["3 December 2027", "2027-12-03"],
  ["29 feb", "2028-02-29"],
  ["2027-01-05", "2027-01-05"],
])("%s is %s", (words, day) => {
  expect(readDateWords(words, today)).toBe(day);
});

test.each(["", "+", "fr", "31 jun", "30 feb", "3 d", "soon", "3/4", "+99999", "31 feb 2027"])(
  "%j is no day",
  (words) => {
    expect(readDateWords(words, today)).toBeNull();
  },
);
