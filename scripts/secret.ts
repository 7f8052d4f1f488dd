import { createHmac, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** One root secret per installation: RAPPORT_SECRET, or 32 random bytes kept in the data folder.
 * Gives a key derived for one purpose (hex, 64 characters), so that no two uses share a key. */
export function readOrCreateSecret(dataDir: string, purpose: string): string {
  const given = process.env.RAPPORT_SECRET;
  if (given !== undefined && given.length < 32) {
    throw new Error("RAPPORT_SECRET must have at least 32 characters.");
  }
  const file = path.join(dataDir, "secret");
  if (!given && !existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600 });
  }
  return createHmac("sha256", given ?? readFileSync(file, "utf8").trim())
    .update(purpose)
    .digest("hex");
}
