import fc from "fast-check";
import { expect, test } from "vitest";
import { normaliseEmail, safePath } from "./rules";

test.each([
  ["/engagements?status=COMPLETE&country=JPN#top", "/engagements?status=COMPLETE&country=JPN#top"],
  ["/search?q=a%20b", "/search?q=a%20b"],
  ["/", "/"],
])("%s is followed", (wanted, expected) => {
  expect(safePath(wanted)).toBe(expected);
});

test.each([
  null,
  undefined,
  "",
  "engagements",
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https://evil.example/",
  "javascript:alert(1)",
  "/\t/evil.example",
  "/\n/evil.example",
  "/.//evil.example",
  "/a/..//evil.example",
  "/sign-in?next=/sign-in",
])("%j leads to the start page", (wanted) => {
  expect(safePath(wanted)).toBe("/");
});

test("whatever is asked for, the browser stays on this site", () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom("", "/", "//", "/\\", "/./", "/%2f"), (tail, head) => {
      expect(new URL(safePath(head + tail), "https://rapport.example").origin).toBe(
        "https://rapport.example",
      );
    }),
  );
});

test("an email is found however it is typed", () => {
  expect(normaliseEmail("  Officer@Demo.Example ")).toBe("officer@demo.example");
});
