import { describe, expect, test } from "vitest";
import { formatReference, parseReference, referenceCountry, referencePrefix } from "./rules";

describe("references", () => {
  const country = (...rows: [string, string][]) =>
    referenceCountry(
      rows.map(([code, role]) => ({ code, role })),
      "USA",
    );

  test.each<[string, [string, string][]]>([
    ["JPN", [["JPN", "HOST"]]],
    [
      "JPN",
      [
        ["JPN", "HOST"],
        ["USA", "PARTICIPANT"],
      ],
    ],
    [
      "JPN",
      [
        ["JPN", "HOST"],
        ["KOR", "OBSERVER"],
      ],
    ],
    [
      "JPN",
      [
        ["KOR", "INVITED_DECLINED"],
        ["JPN", "PARTICIPANT"],
      ],
    ],
    [
      "MUL",
      [
        ["JPN", "HOST"],
        ["KOR", "CO_HOST"],
      ],
    ],
    [
      "MUL",
      [
        ["JPN", "OBSERVER"],
        ["KOR", "OBSERVER"],
      ],
    ],
    ["KOR", [["KOR", "OBSERVER"]]],
    [
      "JPN",
      [
        ["KOR", "INVITED_DECLINED"],
        ["JPN", "OBSERVER"],
      ],
    ],
    ["KOR", [["KOR", "INVITED_DECLINED"]]],
    ["USA", [["USA", "HOST"]]],
  ])("%s for %o", (code, rows) => {
    expect(country(...rows)).toBe(code);
  });

  test("are written and read", () => {
    expect(formatReference(referencePrefix("KLE", "2026-03-09", "JPN"), 42)).toBe("KLE-2026-JPN-0042");
    expect(formatReference("EX-TTX-2026-MUL", 12_345)).toBe("EX-TTX-2026-MUL-12345");
    expect(parseReference("EX-TTX-2026-MUL-12345")).toEqual({ prefix: "EX-TTX-2026-MUL", number: 12_345 });
    expect(parseReference("KLE-2026-JPN")).toBeNull();
  });
});
