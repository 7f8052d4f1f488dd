import { expect, test } from "vitest";
import { noticeCount, noticeWords } from "./labels";

test("a line names the last to act and how many more", () => {
  expect(noticeWords("CHANGED", ["Avery Whitlock"])).toBe("Avery Whitlock changed");
  expect(noticeWords("COMMENTED", ["Avery Whitlock", "Blair Sunderholm"])).toBe(
    "Avery Whitlock and Blair Sunderholm commented on",
  );
  expect(noticeWords("CHANGED", ["A", "B", "C"])).toBe("A and 2 others changed");
  expect(noticeWords("CHANGED", [null])).toBe("Somebody changed");
});

test("what falls due is told without an actor", () => {
  expect(noticeWords("REPORT_DUE", ["Rapport"])).toBe("A report is due:");
  expect(noticeCount("CHANGED", 1)).toBe("1 change");
  expect(noticeCount("COMMENTED", 12)).toBe("12 comments");
});
