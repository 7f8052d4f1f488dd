import "server-only";
import type { AuditEventInput } from "@/lib/audit/events";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import type { NoticeKind } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";

export type Told = {
  kind: NoticeKind;
  /** The record it is about. */
  subject: { type: AuditEventInput["subject"]["type"]; id: string };
  users?: readonly string[];
  /** Whoever holds these posts when they look reads it. */
  posts?: readonly string[];
};

/**
 * Tells users and the holders of posts what the viewer did, in the transaction of the act. Nobody is told of what they did
 * themselves; a notice says nothing of the record, which each reader sees, or not, through the wall.
 */
export async function notify(
  db: Db,
  viewer: Viewer,
  { kind, subject, users = [], posts = [] }: Told,
): Promise<void> {
  const recipients = [
    ...[...new Set(users)].filter((userId) => userId !== viewer.id).map((userId) => ({ userId })),
    ...[...new Set(posts)].filter((postId) => !viewer.posts.includes(postId)).map((postId) => ({ postId })),
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
    })),
  });
}
