import { expect, test } from "vitest";
import { loggedPath } from "./request-log";

test.each([
  ["/engagements/KLE-2026-JPN-0042/edit", "/engagements/KLE-2026-JPN-0042/edit"],
  ["/search?q=overflight", "/search"],
  ["/api/sign-in/answer?code=4/0Ab&state=x", "/api/sign-in/answer"],
  ["/people?", "/people"],
  ["/#q=overflight", "/"],
  ["?q=overflight", "-"],
  ["/engagements/%ff", "/engagements/%ff"],
  ["https://ada:secret@elsewhere.example/", "-"],
  ["*", "-"],
])("of %s the log has %s", (url, logged) => {
  expect(loggedPath(url)).toBe(logged);
});

test("what nobody could have typed is cut", () => {
  expect(loggedPath(`/${"x".repeat(5_000)}`)).toBe(`/${"x".repeat(199)}…`);
});
