import type { NoticeKind } from "@/lib/generated/prisma/enums";

export type NoticeRow = {
  id: string;
  kind: NoticeKind;
  subjectType: string;
  subjectId: string;
  actorId: string;
  at: Date;
  isRead: boolean;
};

/** One line of the inbox: what happened to one record in one go. */
export type Batch = {
  kind: NoticeKind;
  subjectType: string;
  subjectId: string;
  noticeIds: string[];
  /** Who acted, the last one first. */
  actorIds: string[];
  /** How many times; a notice that came to the reader and to a post of theirs counts once. */
  count: number;
  firstAt: Date;
  lastAt: Date;
  isRead: boolean;
};

/** Two changes further apart than this are told as two. */
export const BATCH_GAP_MS = 60 * 60 * 1000;

/**
 * Gathers notices into lines, the newest first: the same kind of act on the same record, each within an hour of the next. What
 * is read stays apart from what is not.
 */
export function batchesOf(notices: readonly NoticeRow[]): Batch[] {
  const open = new Map<string, Batch>();
  const batches: Batch[] = [];
  for (const notice of notices.toSorted((a, b) => b.at.getTime() - a.at.getTime())) {
    const key = [notice.kind, notice.subjectType, notice.subjectId, notice.isRead].join(" ");
    const batch = open.get(key);
    if (batch && batch.firstAt.getTime() - notice.at.getTime() < BATCH_GAP_MS) {
      const isSameAct = batch.firstAt.getTime() === notice.at.getTime();
      batch.noticeIds.push(notice.id);
      if (!batch.actorIds.includes(notice.actorId)) batch.actorIds.push(notice.actorId);
      if (!isSameAct) batch.count += 1;
      batch.firstAt = notice.at;
      continue;
    }
    const { id, at, actorId, kind, subjectType, subjectId, isRead } = notice;
    const started = {
      kind,
      subjectType,
      subjectId,
      noticeIds: [id],
      actorIds: [actorId],
      count: 1,
      firstAt: at,
      lastAt: at,
      isRead,
    };
    open.set(key, started);
    batches.push(started);
  }
  return batches;
}
