import { expect, test } from "vitest";
import { isOverdue, type Said, standingAfter } from "./rules";

const said = (on: string, part: Partial<Said>): Said => ({
  on,
  marking: "UNCLASSIFIED",
  strength: null,
  nextContactOn: null,
  ...part,
});

test("somebody is known as the last meeting that says so has it", () => {
  const all = [
    said("2026-05-01", { nextContactOn: "2026-08-01" }),
    said("2026-03-01", { strength: "WORKING", marking: "CUI" }),
    said("2025-03-01", { strength: "NEW" }),
  ];
  expect(standingAfter(all, "2026-05-01")).toEqual({
    strength: "WORKING",
    nextContactOn: "2026-08-01",
    markings: ["CUI", "UNCLASSIFIED"],
  });
});

test("a meeting since then settles the day it named", () => {
  const all = [said("2026-05-01", { strength: "TRUSTED", nextContactOn: "2026-08-01" })];
  expect(standingAfter(all, "2026-06-01")).toEqual({
    strength: "TRUSTED",
    nextContactOn: null,
    markings: ["UNCLASSIFIED"],
  });
});

test("of two meetings on one day the sooner day is due", () => {
  const all = [
    said("2026-05-01", { nextContactOn: "2026-09-01" }),
    said("2026-05-01", { nextContactOn: "2026-07-01" }),
  ];
  expect(standingAfter(all, "2026-05-01").nextContactOn).toBe("2026-07-01");
});

test("of whom nothing was said nothing is known", () => {
  expect(standingAfter([], "2026-05-01")).toEqual({ strength: null, nextContactOn: null, markings: [] });
});

test("somebody is overdue from the day after that on which to meet them again", () => {
  expect(isOverdue({ nextContactOn: "2026-05-01" }, "2026-05-01")).toBe(false);
  expect(isOverdue({ nextContactOn: "2026-05-01" }, "2026-05-02")).toBe(true);
  expect(isOverdue({ nextContactOn: null }, "2026-05-02")).toBe(false);
});
