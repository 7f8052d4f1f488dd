import { expect, test, vi } from "vitest";
import { hashPassword, verifyPassword } from "./password";

const asked = vi.hoisted((): { work: unknown[] } => ({ work: [] }));
vi.mock("node:crypto", async (original) => {
  const crypto = await original<typeof import("node:crypto")>();
  const argon2: typeof crypto.argon2 = (algorithm, { message, nonce, ...work }, done) => {
    asked.work.push({ algorithm, saltLength: Buffer.from(nonce as Buffer).length, ...work });
    crypto.argon2(algorithm, { message, nonce, ...work }, done);
  };
  return { ...crypto, argon2 };
});

test("the same work is done whether there is an account, whether it has a password and whether that is the right one", async () => {
  const stored = await hashPassword("slate otter under bridge");
  asked.work = [];
  expect(await verifyPassword("slate otter under bridge", stored)).toBe(true);
  expect(await verifyPassword("not this one, surely", stored)).toBe(false);
  expect(await verifyPassword("slate otter under bridge", null)).toBe(false);
  expect(await verifyPassword("slate otter under bridge", "damaged")).toBe(false);
  expect(asked.work).toHaveLength(4);
  expect(new Set(asked.work.map((work) => JSON.stringify(work))).size).toBe(1);
});
