import { describe, expect, test } from "vitest";
import { optionalText, requiredText } from "./text";

const title = requiredText(10, "Give the title.");
const note = optionalText(10);

function faultsOf(text: string): string[] {
  return title.safeParse(text).error?.issues.map((issue) => issue.message) ?? [];
}

test("outer space goes, line ends become one kind, letters are composed", () => {
  expect(title.parse("  a\r\nb\u0065\u0301 ")).toBe("a\nb\u00e9");
});

test("marks that turn what stands after them go, those beside a letter stay", () => {
  expect(title.parse("Ann\u202egpj")).toBe("Anngpj");
  expect(title.parse("\u2067عمر\u2069\u202c")).toBe("عمر");
  expect(title.parse("عمر\u200f (A)")).toBe("عمر\u200f (A)");
});

test("what has nothing to see is empty", () => {
  for (const text of ["", " ", "\u200b", "\u200b \u2060\u202e", "\u00a0"]) {
    expect(faultsOf(text)).toEqual(["Give the title."]);
    expect(note.parse(text)).toBeNull();
  }
});

describe("what no page can print is refused and not dropped", () => {
  test.each(["\0", "a\u0007b", "a\u001bb", "a\u007fb", "a\u0093b\u0094", "\u0085"])("%j", (text) => {
    expect(faultsOf(text)).toEqual(["This contains characters that cannot be printed."]);
  });
});

test("the mark of broken UTF-8 is refused", () => {
  expect(faultsOf("caf\ufffd")[0]).toMatch(/arrived damaged/);
});

test("the length is counted as stored", () => {
  expect(title.safeParse("e\u0301".repeat(10)).success).toBe(true);
  expect(faultsOf("x".repeat(100_000))).toEqual(["This has 100,000 characters; the most is 10."]);
});
