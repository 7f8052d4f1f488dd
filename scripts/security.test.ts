import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("what docs/security.md says to be held by a test is held by one that there is", () => {
  const lines = readFileSync("docs/security.md", "utf8")
    .split("\n")
    .filter((line) => /^\| \d/.test(line));
  expect(lines.length).toBeGreaterThan(15);
  for (const line of lines) {
    const files = [...line.matchAll(/`([\w./-]+\.ts)`/g)].map(([, file]) => file ?? "");
    expect(files, line).not.toEqual([]);
    expect(
      files.filter((file) => !existsSync(file)),
      line,
    ).toEqual([]);
  }
});
