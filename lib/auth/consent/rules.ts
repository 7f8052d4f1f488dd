import { createHash } from "node:crypto";

/** What is said before somebody may sign in where nobody has set another text. */
export const DEFAULT_CONSENT =
  "You are about to use a system for official, unclassified work. What you do here is recorded and may be read by those who are " +
  "responsible for it. Use it only if you are allowed to, and leave nothing in it that is not meant for it.";

/** The text to agree to: the one that was set, else the default, which a demonstration goes without; null when there is none. */
export function consentText(set: string, isDemonstration: boolean): string | null {
  return set.trim() || (isDemonstration ? null : DEFAULT_CONSENT);
}

/** What stands for the text on record and in the browser: who agreed to another one has not agreed to this. */
export function consentMark(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
