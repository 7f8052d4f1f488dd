import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { currentRequestId } from "@/lib/request";
import { type AuditEventInput, auditEventSchema } from "./events";
import { type ManyChange, recordChanges } from "./record-many";

/**
 * Writes one audit row in the transaction of the act it records. Call it last: the chain is locked from here to the
 * end of the transaction. Throws on an event that does not fit the schema.
 */
export async function recordAudit(db: Db, viewer: Viewer, input: AuditEventInput): Promise<void> {
  const event = auditEventSchema.parse(input);
  await db.$executeRaw`
    insert into audit_event (sequence, at, type, outcome, actor_id, actor_name, actor_roles, subject_type, subject_id,
                             subject_name, request_id, before, after, previous, hash)
    values (0, now(), ${event.type}, ${event.outcome}, ${viewer.id}::uuid, ${viewer.name}, ${[...viewer.roles]}::text[],
            ${event.subject.type}, ${event.subject.id}, ${event.subject.name}, ${await currentRequestId()},
            ${event.before ? JSON.stringify(event.before) : null}::jsonb,
            ${event.after ? JSON.stringify(event.after) : null}::jsonb, '', '')`;
}

/**
 * Writes the revision and the audit row of a change to a versioned record, from its state before and after. Writes
 * nothing when nothing changed. Call it last.
 */
export function recordChange(db: Db, viewer: Viewer, change: ManyChange): Promise<void> {
  return recordChanges(db, viewer, [change]);
}
