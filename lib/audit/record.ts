import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { currentRequestId } from "@/lib/request";
import { type Changes, changesBetween } from "./diff";
import { type AuditEventInput, auditEventSchema } from "./events";

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

type Change = Pick<AuditEventInput, "type" | "subject"> & {
  /** The version the record has after the change. */
  version: number;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
};

/**
 * Writes the revision and the audit row of a change to a versioned record, from its state before and after.
 * Gives the changed fields; writes nothing when there are none.
 */
export async function recordChange(db: Db, viewer: Viewer, change: Change): Promise<Changes> {
  const changes = changesBetween(change.before, change.after);
  if (Object.keys(changes).length === 0) return changes;
  const { type, subject, version } = change;
  if (subject.id === null) throw new Error("a revision needs the id of its subject");
  await db.$executeRaw`
    insert into revision (id, subject_type, subject_id, version, actor_id, actor_name, changes)
    values (${newId()}::uuid, ${subject.type}, ${subject.id}::uuid, ${version}, ${viewer.id}::uuid, ${viewer.name},
            ${JSON.stringify(changes)}::jsonb)`;
  const side = (pick: "from" | "to") =>
    Object.fromEntries(Object.entries(changes).map(([field, value]) => [field, value[pick]]));
  await recordAudit(db, viewer, { type, subject, before: side("from"), after: side("to") });
  return changes;
}
