import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

// What may be given on together with the product. Licences that ask for changed files of a package alone to be published
// (MPL, EPL, LGPL of a library that is loaded) are among them: the packages are used as they come.
const ALLOWED: ReadonlySet<string> = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC-BY-4.0",
  "EPL-2.0",
  "ISC",
  "LGPL-3.0-or-later",
  "MIT",
  "MPL-2.0",
  "OFL-1.1",
  "Unlicense",
]);

/** Packages whose own file says what their manifest leaves out. */
const SAID_ELSEWHERE: Readonly<Record<string, string>> = { "node_modules/seq-queue": "MIT" };

type Lock = { packages: Record<string, { license?: string }> };
const { packages }: Lock = JSON.parse(readFileSync("package-lock.json", "utf8"));

/** "MIT OR Apache-2.0": all that stand there must be allowed, even where one may choose. */
function partsOf(licence: string): string[] {
  return licence.replace(/[()]/g, "").split(/ (?:AND|OR) /i);
}

test("every package that is installed has a licence that is allowed", () => {
  const found = Object.entries(packages)
    .filter(([place]) => place !== "")
    .map(([place, { license }]) => ({ place, licence: license ?? SAID_ELSEWHERE[place] ?? "none" }));
  expect(found.length).toBeGreaterThan(300);
  expect(found.filter(({ licence }) => !partsOf(licence).every((part) => ALLOWED.has(part)))).toEqual([]);
});
