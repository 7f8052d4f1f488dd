import { expect, test } from "vitest";
import { consentMark, consentText, DEFAULT_CONSENT } from "./rules";

test.each([
  ["", false, DEFAULT_CONSENT],
  ["  ", false, DEFAULT_CONSENT],
  ["", true, null],
  [" Ours. ", false, "Ours."],
  ["Ours.", true, "Ours."],
])("with %j set, and a demonstration %s, one agrees to %j", (set, isDemonstration, text) => {
  expect(consentText(set, isDemonstration)).toBe(text);
});

test("another text has another mark", () => {
  expect(consentMark("Ours.")).toMatch(/^[0-9a-f]{16}$/);
  expect(consentMark("Ours.")).not.toBe(consentMark("Theirs."));
});
