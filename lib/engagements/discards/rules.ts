/**
 * What keeps a draft from being discarded: only what nobody but its writers ever had before them may go. It was shared or put
 * before reviewers once, or others have written of it since; found by `what_keeps_draft` in the database.
 */
export type Keep =
  | "SUBMITTED"
  | "PUBLISHED"
  | "COMMENT"
  | "FILE"
  | "OUTCOME"
  | "PROMISE"
  | "RETURN"
  | "MARGINS";

const KEPT_WORDS: Readonly<Record<Keep, string>> = {
  SUBMITTED: "it was submitted for review once",
  PUBLISHED: "it was published once",
  COMMENT: "someone else has commented on it",
  FILE: "someone else has added a file",
  OUTCOME: "someone else has written down what came of it",
  PROMISE: "promises were asked about at it, or answered by someone else",
  RETURN: "another engagement is the return of it",
  MARGINS: "another engagement is held on its margins",
};

/** Why a draft stays, in a sentence that says what to do instead; null where nothing keeps it. */
export function keptWords(keeps: readonly Keep[]): string | null {
  if (keeps.length === 0) return null;
  return `This draft cannot be discarded: ${keeps.map((keep) => KEPT_WORDS[keep]).join("; ")}. Set its status to cancelled instead.`;
}
