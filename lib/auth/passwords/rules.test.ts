import fc from "fast-check";
import { expect, test } from "vitest";
import { DEMO_PASSWORD } from "../demo-accounts";
import { COMMON_PASSWORDS, faultOfPassword } from "./rules";

const POLICY = { min: 15, kinds: 0 };
const ABOUT = ["Avery Whitlock", "avery.whitlock@mission.example"];
const faultOf = (password: string, policy = POLICY) => faultOfPassword(password, policy, ABOUT);

test.each([
  "slate otter under bridge",
  "four plain words here",
  "Приехал поезд ночью",
  "霧の朝に船が静かに港へ入ってきた",
  "tR7!vq-Lm02xZ#pd",
  "a long enough password",
  "the officer bought nine lemons",
])("%j can stand", (password) => {
  expect(faultOf(password)).toBeNull();
});

test.each([
  "passwordpassword",
  "P@ssw0rd-P@ssw0rd!",
  "aaaaaaaaaaaaaaaaaaa",
  "abcabcabcabcabcabc",
  "qwertyuiopasdfghjkl",
  "123456789012345678",
  "098765432109876543",
  "correct horse battery staple",
  "averywhitlock2026",
  "Whitlock.Mission.Avery",
  "Rapport-Rapport-1!",
  "Welcome to Rapport",
  "Summer Winter 2026",
  "Sunflower Butterfly",
  "Chocolate-Chocolate",
  "15 January 2026 Monday",
  "Caroline-Elizabeth-99",
  "q1w2e3r4t5y6u7i8",
  "1qaz2wsx3edc4rfv",
  "liverpool19840522",
  DEMO_PASSWORD,
])("%j is easily guessed", (password) => {
  expect(faultOf(password)).toMatch(/easily guessed/);
});

test("what is tried first is more than the 3,000 that ASVS 6.2.4 asks for, and each of it, decorated, is refused", () => {
  const long = COMMON_PASSWORDS.filter((word) => word.length > 7);
  expect(COMMON_PASSWORDS.length).toBeGreaterThan(40_000);
  for (const word of long.slice(0, 3_000))
    for (const password of [word + word, `${word} 20261127`])
      expect(faultOf(password), password).toMatch(/easily guessed/);
  for (const word of COMMON_PASSWORDS.filter((password) => password.length >= POLICY.min))
    expect(faultOf(word), word).toMatch(/easily guessed/);
});

test("another's name is as good as any word", () => {
  expect(faultOfPassword("averywhitlock tin roof", POLICY, ["Jordan Okafor"])).toBeNull();
});

test.each([
  ["fourteen chars", /at least 15/],
  [`${"slate otter under bridge ".repeat(5)}abcd`, /at most 128/],
])("%j has the wrong length", (password, fault) => {
  expect(faultOf(password)).toMatch(fault);
});

test("characters are counted as people count them, and in one form however they were typed", () => {
  const decomposed = "e\u0301".repeat(7);
  expect(faultOfPassword(decomposed, { min: 14, kinds: 0 }, [])).toMatch(/at least 14/);
  expect(faultOf("🦦🌉🪨🍋🚲🌙🧭🎻🪁🐢🌵🧊🎲🪡🦆")).toBeNull();
});

test("nothing is asked of their mixture unless the policy says so", () => {
  expect(faultOf("slate otter under bridge", { min: 15, kinds: 4 })).toMatch(/Mix at least 4/);
  expect(faultOf("Slate otter under 9 bridges", { min: 15, kinds: 4 })).toBeNull();
});

test("a fault is said of every text that is too short, and no text breaks it", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      const isShort = [...text.normalize("NFKC")].length < POLICY.min;
      expect(/at least 15/.test(faultOf(text) ?? "")).toBe(isShort);
    }),
  );
});
