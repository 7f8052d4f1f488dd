import { expect, it } from "vitest";
import { MilestoneKind } from "@/lib/generated/prisma/enums";
import { MILESTONE_ORDER } from "./rules";

it("holds every kind of milestone in one order", () => {
  expect([...MILESTONE_ORDER].sort()).toEqual(Object.values(MilestoneKind).sort());
});
