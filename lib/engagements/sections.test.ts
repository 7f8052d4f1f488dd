import { expect, test } from "vitest";
import { engagementSchema } from "./schema";
import { SECTIONS } from "./sections";

test("every field of the form stands in exactly one section", () => {
  const record = engagementSchema.parse({
    type: "KLE",
    startsOn: "2026-03-09",
    countries: [{ code: "JPN" }],
  });
  const placed = ["sets", ...SECTIONS.flatMap(({ fields }) => fields)];
  expect([...placed].sort()).toEqual(Object.keys(record).sort());
});
