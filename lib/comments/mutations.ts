import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import { keepFromDiscard } from "@/lib/engagements/discards/queries";
import { getEngagementById } from "@/lib/engagements/queries";
import { tellOfEngagement } from "@/lib/engagements/tell";
import type { EngagementDetail } from "@/lib/engagements/views";
import { fail, notFoundFailure, ok, type Result, staleFailure } from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { canChangeComment, canComment, canRemoveComment } from "./policy";
import { type CommentView, getComment } from "./queries";
import type { AddComment, ChangeComment } from "./schema";

type Saved = { id: string; reference: string };

/** Adds a comment under the id of its form and tells author, co-authors, whoever commented before and whoever watches. */
export async function addComment(
  viewer: Viewer,
  { id, engagementId, text }: AddComment,
): Promise<Result<Saved>> {
  const form = { id, act: "comment.added", content: { engagementId, text } } as const;
  return createOnce(viewer, form, async (db) => {
    await keepFromDiscard(db, engagementId);
    const record = await getEngagementById(db, engagementId);
    if (!record) return notFoundFailure("engagement");
    if (!canComment(viewer, record))
      return refuseAccess(db, viewer, {
        subject: { type: "engagement", id: record.id, name: record.reference },
        attempt: "comment on this engagement",
        reason: "The nation that keeps the record comments on it.",
      });
    const earlier = await db.comment.findMany({
      where: { engagementId },
      distinct: ["authorId"],
      select: { authorId: true },
    });
    await db.comment.createMany({
      data: [{ id, engagementId, text, authorId: viewer.id, authorName: viewer.name }],
    });
    await tellOfEngagement(
      db,
      viewer,
      "COMMENTED",
      record,
      earlier.map(({ authorId }) => authorId),
    );
    await recordAudit(db, viewer, { type: "comment.added", subject: subjectOf(id, record), after: { text } });
    return ok({ id, reference: record.reference });
  });
}

/** Changes the words of a comment of the viewer's own, while it is fresh. */
export async function changeComment(
  viewer: Viewer,
  { id, version, text }: ChangeComment,
): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    const opened = await openComment(db, id);
    if (!opened.ok) return opened;
    const { comment, record } = opened.data;
    if (comment.removedAt) return fail("conflict", "This comment was removed.");
    if (comment.authorId !== viewer.id)
      return refuseAccess(db, viewer, {
        subject: subjectOf(id, record),
        attempt: "change this comment",
        reason: "Who wrote a comment changes it.",
      });
    if (!canChangeComment(viewer, comment, new Date()))
      return fail(
        "conflict",
        "A comment is changed within half an hour. Add another one, or remove this one.",
      );
    if (comment.version !== version) return staleFailure("comment");
    if (comment.text === text) return ok({ id, reference: record.reference });
    const { count } = await db.comment.updateMany({
      where: { id, version },
      data: { text, changedAt: new Date(), version: { increment: 1 } },
    });
    if (count === 0) throw new Error("the wall did not let the writer of a comment change it");
    await recordAudit(db, viewer, {
      type: "comment.changed",
      subject: subjectOf(id, record),
      before: { text: comment.text },
      after: { text },
    });
    return ok({ id, reference: record.reference });
  });
}

/** Takes a comment back. "Removed" stays in its place; what it said is left in the audit trail alone. */
export async function removeComment(viewer: Viewer, id: string): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    const opened = await openComment(db, id);
    if (!opened.ok) return opened;
    const { comment, record } = opened.data;
    if (comment.removedAt) return ok({ id, reference: record.reference });
    if (!canRemoveComment(viewer, record, comment))
      return refuseAccess(db, viewer, {
        subject: subjectOf(id, record),
        attempt: "remove this comment",
        reason: "Who wrote it, and author and co-authors of the record, remove a comment.",
      });
    const { count } = await db.comment.updateMany({
      where: { id, removedAt: null },
      data: { text: null, removedAt: new Date(), removedByName: viewer.name, version: { increment: 1 } },
    });
    if (count === 0) throw new Error("the wall did not let a comment be removed that policy.ts allows");
    await recordAudit(db, viewer, {
      type: "comment.removed",
      subject: subjectOf(id, record),
      before: { text: comment.text },
    });
    return ok({ id, reference: record.reference });
  });
}

type Opened = { comment: CommentView; record: EngagementDetail };

/** The comment, locked until the end of the transaction, with its record. */
async function openComment(db: Db, id: string): Promise<Result<Opened>> {
  await db.$queryRaw`select id from comment where id = ${id}::uuid for update`;
  const comment = await getComment(db, id);
  const record = comment && (await getEngagementById(db, comment.engagementId));
  return comment && record ? ok({ comment, record }) : notFoundFailure("comment");
}

function subjectOf(id: string, record: EngagementDetail) {
  return { type: "comment" as const, id, name: record.reference };
}
