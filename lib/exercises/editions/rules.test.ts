import { expect, it } from "vitest";
import { isEngagementType } from "@/lib/engagements/types";
import { milestone } from "@/testing/milestones";
import { editionReference, isEditionReference, phaseOf, typeToLog } from "./rules";

const TODAY = "2026-06-15";

it.each([
  ["2026-06-16", "2026-06-20", [], false, "PLANNING"],
  ["2026-06-15", "2026-06-15", [], false, "UNDER_WAY"],
  ["2026-06-01", "2026-06-14", [milestone("AAR", "2026-07-14")], false, "REVIEW"],
  ["2026-06-01", "2026-06-14", [milestone("AAR", "2026-07-14")], true, "FINISHED"],
  ["2026-06-01", "2026-06-14", [], false, "FINISHED"],
  [null, null, [], false, "UNDATED"],
] as const)(
  "an edition from %s to %s is in its phase",
  (startsOn, endsOn, milestones, isReviewClosed, phase) => {
    expect(phaseOf({ startsOn, endsOn, milestones, isReviewClosed, cancelReason: null }, TODAY)).toBe(phase);
  },
);

it.each([
  ["PLANNING", ["MARITIME"], 3, "MULTI"],
  ["UNDATED", [], 1, "BILAT"],
  ["UNDER_WAY", ["LAND", "AIR"], 2, "EX-LIVEX"],
  ["REVIEW", ["AIR"], 2, "EX-AIR"],
] as const)("an edition in phase %s, %s, of %i countries logs %s", (phase, domains, countries, type) => {
  expect(typeToLog(phase, null, domains, countries)).toBe(type);
  expect(isEngagementType(type)).toBe(true);
  const isBefore = phase === "PLANNING" || phase === "UNDATED";
  expect(typeToLog(phase, "EX-PASSEX", domains, countries)).toBe(isBefore ? type : "EX-PASSEX");
});

it("makes references that it reads", () => {
  expect(editionReference("unitas", 2025, 1)).toBe("EX-UNITAS-25");
  expect(editionReference("super-garuda-shield", 2007, 2)).toBe("EX-SUPER-GARUDA-SHIELD-07-2");
  expect(isEditionReference("EX-UNITAS-25")).toBe(true);
  expect(isEditionReference("EX-UNITAS-25-2")).toBe(true);
  expect(isEditionReference("EX-unitas-25'--")).toBe(false);
});
