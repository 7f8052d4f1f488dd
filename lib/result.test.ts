import { expect, test } from "vitest";
import { invalidField, invalidFields } from "./result";

test("an answer counts what it lists, not the fields it stands beside", () => {
  const both = ["Add who led the own side.", "Add who led the partner."];
  expect(invalidFields({ attendance: both, keyOutcomes: ["Say what came of it."] })).toMatchObject({
    code: "invalid",
    message: "3 things need attention.",
  });
  expect(invalidField("title", "Give it a title.")).toMatchObject({ message: "One thing needs attention." });
});
