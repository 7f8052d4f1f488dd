import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readOrCreateSecret, readSettingFiles, requireStrong } from "./secret";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "rapport-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test("keys that were drawn are taken", () => {
  for (let turn = 0; turn < 200; turn++)
    for (const key of [randomBytes(16).toString("hex"), randomBytes(32).toString("hex")])
      expect(() => requireStrong("KEY", key)).not.toThrow();
});

test.each([
  ["too short", randomBytes(15).toString("hex")],
  ["of one character", "a".repeat(64)],
  ["of a few", "abcabcab".repeat(8)],
  ["as instructions show it", "change-me-change-me-change-me-please!"],
  ["of plain words", "this is the secret of our own server"],
  ["with the product's name", "rapport-production-0123-abcd-efgh-ijkl"],
])("a secret %s is refused", (_, secret) => {
  expect(() => requireStrong("KEY", secret)).toThrow(/^KEY .*openssl rand/);
  vi.stubEnv("RAPPORT_SECRET", secret);
  expect(() => readOrCreateSecret(folder, "session")).toThrow(/^RAPPORT_SECRET /);
});

test("without a secret one is drawn, kept for its owner alone, and each purpose has a key of its own", () => {
  const session = readOrCreateSecret(folder, "session");
  expect(readOrCreateSecret(folder, "session")).toBe(session);
  expect(readOrCreateSecret(folder, "database login")).not.toBe(session);
  const file = path.join(folder, "secret");
  expect(readdirSync(folder), "nothing is left beside it").toEqual(["secret"]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(() => requireStrong("the secret", readFileSync(file, "utf8"))).not.toThrow();
});

test("of a file that was cut short, or is empty, no key is derived", () => {
  const file = path.join(folder, "secret");
  for (const left of ["", "\n", "0123456789abcdef"]) {
    writeFileSync(file, left);
    expect(() => readOrCreateSecret(folder, "session")).toThrow(/holds no whole secret/);
    expect(readFileSync(file, "utf8"), "what is left of it stays for whoever mends it").toBe(left);
  }
});

test("a setting may lie in a file", () => {
  const file = path.join(folder, "key");
  writeFileSync(file, "from a file\n");
  const env = {
    RAPPORT_SECRET_FILE: file,
    DATABASE_URL_FILE: file,
    OTHER_FILE: file,
    NODE_ENV: "test" as const,
  };
  readSettingFiles(env);
  expect(env).toMatchObject({ RAPPORT_SECRET: "from a file", DATABASE_URL: "from a file" });
  expect(env).not.toHaveProperty("OTHER");
});

test("a setting that is given twice, or whose file is not there, stops the start", () => {
  const twice = { RAPPORT_SECRET_FILE: "x", RAPPORT_SECRET: "y", NODE_ENV: "test" as const };
  expect(() => readSettingFiles(twice)).toThrow("given twice");
  const missing = { RAPPORT_SECRET_FILE: path.join(folder, "none"), NODE_ENV: "test" as const };
  expect(() => readSettingFiles(missing)).toThrow("cannot be read");
});
