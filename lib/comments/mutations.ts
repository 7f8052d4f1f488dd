import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { tellOfBorne } from "@/lib/bearers/mutations";
import { getBearer } from "@/lib/bearers/queries";
import { BEARER_NOUNS, type Bearer, bearerColumns, bearerOf, hrefOf, keyOf } from "@/lib/bearers/rules";
import { type Db, withViewer } from "@/lib/db";
import { keepFromDiscard } from "@/lib/engagements/discards/queries";
import { fail, notFoundFailure, ok, type Result, staleFailure } from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { canChangeComment, canComment, canRemoveComment } from "./policy";
import { type CommentView, getComment } from "./queries";
import type { AddComment, ChangeComment } from "./schema";

/** The comment, and the address of the record that bears it. */
type Saved = { id: string; href: string };

/** Adds a comment under the id of its form and tells who answers for the record, whoever commented before and whoever watches. */
export async function addComment(viewer: Viewer, { id, of, text }: AddComment): Promise<Result<Saved>> {
  const form = { id, act: "comment.added", content: { of, text } } as const;
  return createOnce(viewer, form, async (db) => {
    if (of.type === "engagement") await keepFromDiscard(db, of.id);
    const bearer = await getBearer(db, viewer, of);
    const noun = BEARER_NOUNS[of.type];
    if (!bearer) return notFoundFailure(noun);
    if (!canComment(viewer, bearer))
      return refuseAccess(db, viewer, {
        subject: { ...keyOf(bearer), name: bearer.record.reference },
        attempt: `comment on this ${noun}`,
        reason: "The nation that keeps the record comments on it.",
      });
    const earlier = await db.comment.findMany({
      where: bearerColumns(of),
      distinct: ["authorId"],
      select: { authorId: true },
    });
    await db.comment.createMany({
      data: [{ id, ...bearerColumns(of), text, authorId: viewer.id, authorName: viewer.name }],
    });
    await tellOfBorne(
      db,
      viewer,
      "COMMENTED",
      bearer,
      earlier.map(({ authorId }) => authorId),
    );
    await recordAudit(db, viewer, { type: "comment.added", subject: subjectOf(id, bearer), after: { text } });
    return ok({ id, href: hrefOf(bearer) });
  });
}

/** Changes the words of a comment of the viewer's own, while it is fresh. */
export async function changeComment(
  viewer: Viewer,
  { id, version, text }: ChangeComment,
): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    const opened = await openComment(db, viewer, id);
    if (!opened.ok) return opened;
    const { comment, bearer } = opened.data;
    if (comment.removedAt) return fail("conflict", "This comment was removed.");
    if (comment.authorId !== viewer.id)
      return refuseAccess(db, viewer, {
        subject: subjectOf(id, bearer),
        attempt: "change this comment",
        reason: "Who wrote a comment changes it.",
      });
    if (!canChangeComment(viewer, comment, new Date()))
      return fail(
        "conflict",
        "A comment is changed within half an hour. Add another one, or remove this one.",
      );
    if (comment.version !== version) return staleFailure("comment");
    if (comment.text === text) return ok({ id, href: hrefOf(bearer) });
    const { count } = await db.comment.updateMany({
      where: { id, version },
      data: { text, changedAt: new Date(), version: { increment: 1 } },
    });
    if (count === 0) throw new Error("the wall did not let the writer of a comment change it");
    await recordAudit(db, viewer, {
      type: "comment.changed",
      subject: subjectOf(id, bearer),
      before: { text: comment.text },
      after: { text },
    });
    return ok({ id, href: hrefOf(bearer) });
  });
}

/** Takes a comment back. "Removed" stays in its place; what it said is left in the audit trail alone. */
export async function removeComment(viewer: Viewer, id: string): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    const opened = await openComment(db, viewer, id);
    if (!opened.ok) return opened;
    const { comment, bearer } = opened.data;
    if (comment.removedAt) return ok({ id, href: hrefOf(bearer) });
    if (!canRemoveComment(viewer, bearer, comment))
      return refuseAccess(db, viewer, {
        subject: subjectOf(id, bearer),
        attempt: "remove this comment",
        reason: "Who wrote it, and who wrote the record, remove a comment.",
      });
    const { count } = await db.comment.updateMany({
      where: { id, removedAt: null },
      data: { text: null, removedAt: new Date(), removedByName: viewer.name, version: { increment: 1 } },
    });
    if (count === 0) throw new Error("the wall did not let a comment be removed that policy.ts allows");
    await recordAudit(db, viewer, {
      type: "comment.removed",
      subject: subjectOf(id, bearer),
      before: { text: comment.text },
    });
    return ok({ id, href: hrefOf(bearer) });
  });
}

type Opened = { comment: CommentView; bearer: Bearer };

/** The comment, locked until the end of the transaction, with its record. */
async function openComment(db: Db, viewer: Viewer, id: string): Promise<Result<Opened>> {
  await db.$queryRaw`select id from comment where id = ${id}::uuid for update`;
  const comment = await getComment(db, id);
  const bearer = comment && (await getBearer(db, viewer, bearerOf(comment)));
  return comment && bearer ? ok({ comment, bearer }) : notFoundFailure("comment");
}

function subjectOf(id: string, { record }: Bearer) {
  return { type: "comment" as const, id, name: record.reference };
}
