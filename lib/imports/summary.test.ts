import { expect, test } from "vitest";
import { progressLine, summaryLines } from "./summary";

test("progress says how far it is, in rows, and how many were rejected", () => {
  expect(progressLine({ done: 2140, rows: 4271, rejected: 12 })).toBe("2,140 of 4,271 rows, 12 rejected");
  expect(progressLine({ done: 1, rows: 1, rejected: 0 })).toBe("1 of 1 row, 0 rejected");
});

test("the summary adds up and names the first rejected rows with their lines", () => {
  const lines = summaryLines({
    profile: "us-training",
    title: "Courses",
    fileName: "courses.tsv",
    fileHash: "00",
    encoding: "utf-8",
    startedAt: "2026-11-22T10:00:00.000Z",
    seconds: 1,
    rows: 1216,
    created: 1200,
    updated: 0,
    unchanged: 2,
    skipped: 2,
    rejected: 12,
    skips: [
      { line: 4, reason: "subtotal" },
      { line: 9, reason: "subtotal" },
    ],
    rejections: Array.from({ length: 12 }, (_, i) => ({ line: i + 20, reason: "id: is empty" })),
    warnings: [],
  });
  expect(lines.slice(0, 7)).toEqual([
    "Courses",
    "  created           1,200",
    "  updated               0",
    "  unchanged             2",
    "  skipped               2",
    "  rejected             12",
    "  rows in the file  1,216",
  ]);
  expect(lines).toContain("  2 × subtotal");
  expect(lines).toContain("  line 20: id: is empty");
  expect(lines).not.toContain("  line 30: id: is empty");
  expect(lines.at(-1)).toBe("  … and 2 more; --json FILE lists every one.");
});
