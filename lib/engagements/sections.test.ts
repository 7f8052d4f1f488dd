import { expect, test } from "vitest";
import { engagementSchema } from "./schema";
import { SECTIONS, sectionsOf } from "./sections";
import { ENGAGEMENT_TYPES } from "./types";

test("every field of the form stands in exactly one section", () => {
  const record = engagementSchema.parse({
    type: "KLE",
    startsOn: "2026-03-09",
    countries: [{ code: "JPN" }],
  });
  const placed = ["sets", ...SECTIONS.flatMap(({ fields }) => fields)];
  expect([...placed].sort()).toEqual(Object.keys(record).sort());
});

test("a type has the sections of its field sets", () => {
  const codes = (type: keyof typeof ENGAGEMENT_TYPES) =>
    sectionsOf(ENGAGEMENT_TYPES[type]).map(({ code }) => code);
  expect(codes("KLE")).toContain("SUBSTANCE");
  expect(codes("FORUM")).toContain("PEOPLE");
  expect(codes("FORUM")).not.toContain("SUBSTANCE");
  expect(codes("EX-TTX")).toEqual(["CORE", "exercise", "OUTCOME", "PROMISES", "OBJECTIVES", "ACCESS"]);
});

test("what was written stays in sight when the type no longer asks for it", () => {
  const codes = sectionsOf(ENGAGEMENT_TYPES["EX-TTX"], { assessment: "They meant it.", attendance: [] });
  expect(codes.map(({ code }) => code)).toContain("SUBSTANCE");
  expect(codes.map(({ code }) => code)).not.toContain("PEOPLE");
});
