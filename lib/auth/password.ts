import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { atMost } from "@/lib/at-most";

/** Each takes 19 MiB and one of the four threads that files are read with, too. */
const AT_ONCE = 2;
const derive = atMost(AT_ONCE, promisify(argon2));
// OWASP's minimum for Argon2id with 19 MiB: two passes, one lane.
const COST = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 };

/** Hashes a password with Argon2id and a fresh salt. Gives `argon2id$memory$passes$salt$hash`, base64. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive("argon2id", { ...COST, message: password.normalize("NFKC"), nonce: salt });
  return ["argon2id", COST.memory, COST.passes, salt.toString("base64"), hash.toString("base64")].join("$");
}

/** Whether the password fits the hash. Takes the same time when there is no hash, so that accounts cannot be guessed. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [kind, memory, passes, salt, expected] = (stored ?? "").split("$");
  const known = kind === "argon2id" && salt && expected;
  const hash = await derive("argon2id", {
    ...COST,
    memory: known ? Number(memory) : COST.memory,
    passes: known ? Number(passes) : COST.passes,
    message: password.normalize("NFKC"),
    nonce: known ? Buffer.from(salt, "base64") : Buffer.alloc(16),
  });
  return Boolean(known) && timingSafeEqual(hash, Buffer.from(expected ?? "", "base64"));
}
