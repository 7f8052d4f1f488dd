import { expect, test } from "vitest";
import { officeKey } from "./rules";

test("an office is one however it is typed", () => {
  expect(officeKey("  Ministry of  Defence ")).toBe(officeKey("ministry of defence"));
});
