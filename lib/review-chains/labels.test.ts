import { expect, test } from "vitest";
import { holderWords, missingApprovers } from "./labels";

const approver = { name: "Ada Quill", isApprover: true };
const officer = { name: "Robin Farrow", isApprover: false };

test("of who holds a post and is no approver it says so", () => {
  expect(holderWords([approver, officer])).toBe("Ada Quill, Robin Farrow (no approver)");
  expect(holderWords([])).toBe("");
});

test("what a step lacks is told once for each who cannot decide it", () => {
  const desk = { title: "Desk", holders: [approver, officer] };
  expect(missingApprovers([desk, desk])).toBe(
    "Cannot approve without the role Approver: Robin Farrow (Desk).",
  );
  expect(missingApprovers([{ title: "Desk", holders: [approver] }])).toBeNull();
  expect(missingApprovers([{ title: "Desk", holders: [] }])).toBeNull();
});
