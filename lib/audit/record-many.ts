import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { currentRequestId } from "@/lib/request";
import { changesBetween } from "./diff";
import { type AuditEventInput, auditEventSchema } from "./events";

export type ManyChange = Pick<AuditEventInput, "type" | "subject"> & {
  /** The version the record has after the change. */
  version: number;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  /** Why, in the words of the viewer; the audit row tells it as "reason". */
  reason?: string | null;
};

const ROWS_PER_STATEMENT = 500;

/**
 * Writes the revisions and audit rows of many changes, 500 to a statement. Changes that
 * change nothing are left out. Call it last: the chain is locked from here to the end of the transaction.
 */
export async function recordChanges(db: Db, viewer: Viewer, list: readonly ManyChange[]): Promise<void> {
  const rows = list.flatMap(({ type, subject, version, before, after, reason = null }) => {
    const changes = changesBetween(before, after);
    const fields = Object.entries(changes);
    if (fields.length === 0) return [];
    if (subject.id === null) throw new Error("a revision needs the id of its subject");
    const side = (pick: "from" | "to") =>
      Object.fromEntries(fields.map(([field, one]) => [field, one[pick]]));
    const told = reason === null ? side("to") : { ...side("to"), reason };
    const event = auditEventSchema.parse({ type, subject, before: side("from"), after: told });
    return [{ id: newId(), version, changes, reason, ...event }];
  });
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await db.$executeRaw`
      insert into revision (id, subject_type, subject_id, version, actor_id, actor_name, changes, reason)
      select (r->>'id')::uuid, r->'subject'->>'type', (r->'subject'->>'id')::uuid, (r->>'version')::int, ${viewer.id}::uuid, ${viewer.name}, r->'changes',
             r->>'reason'
      from jsonb_array_elements(${JSON.stringify(rows.slice(start, start + ROWS_PER_STATEMENT))}::jsonb) r`;
  }
  const requestId = await currentRequestId();
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    // The trigger numbers and seals the rows one after the other, in the order they come in.
    await db.$executeRaw`
      insert into audit_event (sequence, at, type, outcome, actor_id, actor_name, actor_roles, subject_type, subject_id,
                               subject_name, request_id, before, after, previous, hash)
      select 0, now(), r->>'type', r->>'outcome', ${viewer.id}::uuid, ${viewer.name}, ${[...viewer.roles]}::text[],
             r->'subject'->>'type', r->'subject'->>'id', r->'subject'->>'name', ${requestId}, r->'before', r->'after', '', ''
      from jsonb_array_elements(${JSON.stringify(rows.slice(start, start + ROWS_PER_STATEMENT))}::jsonb) with ordinality as t(r, position)
      order by position`;
  }
}
