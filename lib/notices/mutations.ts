import "server-only";
import type { AuditEventInput } from "@/lib/audit/events";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { NoticeKind } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { ok, type Result } from "@/lib/result";
import { INBOX_DAYS } from "./queries";

export type Told = {
  kind: NoticeKind;
  /** The record it is about. */
  subject: { type: AuditEventInput["subject"]["type"]; id: string };
  users?: readonly string[];
  /** Whoever holds these posts when they look reads it. */
  posts?: readonly string[];
  /** It is of what only the nation that keeps the record reads, such as the lessons of an edition: others are not shown the notice. */
  staysHome?: boolean;
};

/**
 * Tells users and the holders of posts what the viewer did, in the transaction of the act. Nobody is told of what they did
 * themselves: a post is told all the same, for whoever else holds it, and the inbox leaves out the reader's own acts. A notice
 * says nothing of the record, which each reader sees, or not, through the wall.
 */
export async function notify(
  db: Db,
  viewer: Viewer,
  { kind, subject, users = [], posts = [], staysHome = false }: Told,
): Promise<void> {
  const recipients = [
    ...[...new Set(users)].filter((userId) => userId !== viewer.id).map((userId) => ({ userId })),
    ...[...new Set(posts)].map((postId) => ({ postId })),
  ];
  if (recipients.length === 0) return;
  await db.notice.createMany({
    data: recipients.map((recipient) => ({
      id: newId(),
      ...recipient,
      kind,
      subjectType: subject.type,
      subjectId: subject.id,
      actorId: viewer.id,
      staysHome,
    })),
  });
}

/** Marks these notices of the viewer as read; ids that are not the viewer's do nothing. Gives how many were unread. */
export function markNoticesRead(viewer: Viewer, noticeIds: readonly string[]): Promise<Result<number>> {
  return markRead(viewer, Prisma.sql`n.id = any(${[...noticeIds]}::uuid[])`);
}

/** Marks all that the viewer was told of these records as read: they have them before them. */
export function markSubjectsRead(
  viewer: Viewer,
  type: string,
  ids: readonly string[],
): Promise<Result<number>> {
  return markRead(viewer, Prisma.sql`n.subject_type = ${type} and n.subject_id = any(${[...ids]}::uuid[])`);
}

/** Empties the inbox of what is unread. */
export function markAllRead(viewer: Viewer): Promise<Result<number>> {
  return markRead(viewer, Prisma.sql`n.created_at > now() - make_interval(days => ${INBOX_DAYS})`);
}

async function markRead(viewer: Viewer, which: Prisma.Sql): Promise<Result<number>> {
  return withViewer(viewer, async (db) => {
    const count = await db.$executeRaw`
      insert into notice_reading (notice_id, user_id)
      select n.id, ${viewer.id}::uuid from notice n
      where (n.user_id = ${viewer.id}::uuid or n.post_id = any(${[...viewer.posts]}::uuid[])) and ${which}
        and not exists (select 1 from notice_reading r where r.notice_id = n.id and r.user_id = ${viewer.id}::uuid)
      on conflict do nothing`;
    return ok(count);
  });
}
