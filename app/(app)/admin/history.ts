import { memberWords } from "@/components/audit/event-words";
import { accountNames, listRevisions } from "@/lib/audit/queries";
import type { Db } from "@/lib/db";

/** The versions of what names people by their email addresses, and what these are called. */
export async function readMemberHistory(db: Db, kind: "portfolio" | "reader_group", id: string) {
  const revisions = await listRevisions(db, kind, id);
  return { revisions, words: memberWords(await accountNames(db, revisions)) };
}
