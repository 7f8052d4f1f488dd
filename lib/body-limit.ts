/** The longest request body, in bytes; next.config.js says the same to the framework. */
export const BODY_LIMIT = 2 * 1024 * 1024;

/** The answer to a longer one, and what the form that sent it shows. */
export const BODY_TOO_LONG =
  "This is too much for one form: 2 MB at most. Nothing was saved; shorten the longest texts and save again.";

/** The answer to a file of more bytes than one may have. */
export function fileTooLong(limit: number): string {
  return `This file is larger than the ${Math.floor(limit / (1024 * 1024))} MB that one file may have. Nothing was kept.`;
}
