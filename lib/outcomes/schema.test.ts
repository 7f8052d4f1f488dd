import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { checkStepSchema, reachStepSchema } from "./schema";

const target = { id: newId(), version: "1", evidence: "Signed minutes." };
const wrong = (result: { error?: { issues: { path: PropertyKey[] }[] } }) =>
  result.error?.issues.map(({ path }) => path.join("."));

test("a step is reached with evidence and a day to check again", () => {
  const form = { ...target, step: "AGREED", reachedOn: "2026-03-09", checkOn: "2026-09-09" };
  expect(reachStepSchema.safeParse(form).success).toBe(true);
  expect(wrong(reachStepSchema.safeParse({ ...form, checkOn: "" }))).toEqual(["checkOn"]);
  expect(wrong(reachStepSchema.safeParse({ ...form, evidence: " " }))).toEqual(["evidence"]);
});

test("what holds is checked again, what is gone is not", () => {
  const form = { ...target, finding: "HOLDS", checkOn: "" };
  expect(wrong(checkStepSchema.safeParse(form))).toEqual(["checkOn"]);
  expect(checkStepSchema.safeParse({ ...form, checkOn: "2026-09-09" }).success).toBe(true);
  expect(checkStepSchema.safeParse({ ...form, finding: "GONE" }).success).toBe(true);
  expect(wrong(checkStepSchema.safeParse({ ...form, finding: "GONE", evidence: "" }))).toEqual(["evidence"]);
});
