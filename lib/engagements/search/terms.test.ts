import fc from "fast-check";
import { expect, test } from "vitest";
import { termsOf } from "./terms";

const plain = { isPhrase: false, isExcluded: false, isPrefix: false };

test("words, phrases and words to leave out", () => {
  expect(termsOf('port "joint staff" -exercise Yoko')).toEqual([
    { ...plain, text: "port" },
    { ...plain, text: "joint staff", isPhrase: true },
    { ...plain, text: "exercise", isExcluded: true },
    { ...plain, text: "Yoko", isPrefix: true },
  ]);
});

test("a minus within a word is part of it", () => {
  expect(termsOf("mil-to-mil talks ")).toEqual([
    { ...plain, text: "mil-to-mil" },
    { ...plain, text: "talks" },
  ]);
});

test("only the last word, when it may be unfinished and is three letters long, is a beginning", () => {
  expect(termsOf("to Tok").map(({ isPrefix }) => isPrefix)).toEqual([false, true]);
  expect(termsOf("to Tok ").map(({ isPrefix }) => isPrefix)).toEqual([false, false]);
  expect(termsOf("To").map(({ isPrefix }) => isPrefix)).toEqual([false]);
});

test("any text gives at most twelve terms, each with a letter or digit", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", "é", "7", "-", '"', " ", "&", "\ud800"), maxLength: 60 }),
      (text) => {
        const terms = termsOf(text);
        expect(terms.length).toBeLessThanOrEqual(12);
        for (const term of terms) expect(term.text).toMatch(/[\p{L}\p{N}]/u);
      },
    ),
  );
});
