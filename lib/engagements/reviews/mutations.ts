import "server-only";
import { recordAudit, recordChange } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import { staleSince } from "@/lib/audit/stale";
import { listPostsAhead } from "@/lib/auth/posts/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { todayAt } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { notify } from "@/lib/notices/mutations";
import { fail, invalidField, notFoundFailure, ok, type Result } from "@/lib/result";
import { type ChainInForce, listOwnPosts, postsById } from "@/lib/review-chains/queries";
import { canDecideAccess, canNameWriter, canUnpublish, type Succession } from "../policy";
import { getEngagementById } from "../queries";
import { snapshotOfRecord } from "../snapshot";
import { publishingProblems, statusProblems } from "../status/rules";
import { tellOfEngagement } from "../tell";
import type { Approval, EngagementDetail } from "../views";
import { NO_APPROVER } from "./labels";
import { canReassign, canSubmit, decidingPost, hasTakenOver, lacksRoleToDecide } from "./policy";
import { getReviewOfStep, getSuccession, listWritersToName, openStepOf, type ReviewView } from "./queries";
import type { DecideInput, NameWriterInput, ReassignInput, UnpublishInput } from "./schema";

/**
 * Makes whoever may submit what others wrote one who took it over, before the record changes: who may is decided by the record as it
 * was, and from then on it names them. Nothing for its writers, and for who took it over before.
 */
export async function takeOver(
  db: Db,
  viewer: Viewer,
  record: EngagementDetail,
  succession: Succession,
): Promise<void> {
  if (canDecideAccess(viewer, record) || hasTakenOver(viewer, record, succession)) return;
  await db.takeover.createMany({ data: [{ engagementId: record.id, userId: viewer.id }] });
  await recordAudit(db, viewer, { type: "engagement.taken_over", subject: subjectOf(record) });
}

/**
 * Sends a record to the first step of its chain, in the transaction of the change that the caller records: the record has
 * its new version, and the database makes it submitted. Tells the posts that it waits for them.
 */
export async function submitToChain(
  db: Db,
  viewer: Viewer,
  engagementId: string,
  chain: ChainInForce,
): Promise<void> {
  const id = newId();
  const now = new Date();
  await db.review.createMany({
    data: [
      {
        id,
        engagementId,
        chainId: chain.id,
        chainName: chain.name,
        kind: chain.kind,
        submittedById: viewer.id,
        submittedAt: now,
      },
    ],
  });
  await db.reviewStep.createMany({
    data: chain.steps.map((step, index) => ({
      reviewId: id,
      ...step,
      ...(index === 0 ? { openedAt: now, dueAt: dueAfter(now, step.days) } : {}),
    })),
  });
  const subject = { type: "engagement" as const, id: engagementId };
  await notify(db, viewer, { kind: "REVIEW_WANTED", subject, posts: chain.steps[0]?.postIds ?? [] });
}

/**
 * Asks those who approved a record about a change of it, in the transaction of the change. It stays published meanwhile; one
 * change more joins what waits already. The database finds their posts, and counts the viewer among the writers.
 * @param before the record before the change, which is what was approved unless a change waits already
 */
export async function askAboutChange(
  db: Db,
  viewer: Viewer,
  engagementId: string,
  { version, approval }: { version: number; approval: Approval },
): Promise<void> {
  const { change: _, ...chain } = approval;
  const data = { id: newId(), engagementId, ...chain, changedFrom: version, submittedById: viewer.id };
  await db.review.createMany({ data: [{ ...data, submittedAt: new Date() }] });
  const where = { engagementId, state: "OPEN" as const };
  const open = await db.reviewStep.findFirst({ where: { review: where }, select: { postIds: true } });
  const subject = { type: "engagement" as const, id: engagementId };
  await notify(db, viewer, { kind: "REVIEW_WANTED", subject, posts: open?.postIds ?? [] });
}

/** Ends the review of a record that its writer has just made a draft again; nothing when there is none. */
export async function endReview(db: Db, engagementId: string): Promise<void> {
  await db.review.updateMany({
    where: { engagementId, state: "OPEN" },
    data: { state: "WITHDRAWN", closedAt: new Date() },
  });
}

/** Takes a record back from its review: it is a draft again, and those who review it no longer read it. */
export async function withdrawEngagement(viewer: Viewer, id: string, version: number): Promise<Result<null>> {
  return withViewer(viewer, async (db) => {
    const record = await getEngagementById(db, id);
    if (!record) return notFoundFailure("engagement");
    const subject = subjectOf(record);
    if (!canSubmit(viewer, record, await getSuccession(db, id)))
      return refuseAccess(db, viewer, {
        subject,
        attempt: "take this engagement back from review",
        reason: "Its author, its co-authors and who took it over take an engagement back.",
      });
    if (record.publication !== "SUBMITTED") return fail("conflict", "This engagement is not in review.");
    const { count } = await db.engagement.updateMany({
      where: { id, version, publication: "SUBMITTED" },
      data: { publication: "DRAFT", version: { increment: 1 } },
    });
    if (count === 0) return staleSince(db, viewer, subject, version, "engagement");
    await endReview(db, id);
    await recordChange(db, viewer, {
      type: "engagement.withdrawn",
      subject,
      version: version + 1,
      before: { publication: "SUBMITTED" },
      after: { publication: "DRAFT" },
    });
    return ok(null);
  });
}

/**
 * Approves the open step or returns the record to its author with a comment. The last approval publishes; what was published and
 * changed since stays so, confirmed or with the comment. Of two decisions at one moment only the first counts.
 */
export async function decideStep(viewer: Viewer, input: DecideInput): Promise<Result<{ reference: string }>> {
  const { stepId, version, decision, comment } = input;
  return withViewer(viewer, async (db) => {
    // Who decides later knows of the step, and of its record when it is their turn.
    const [open] = await db.$queryRaw<unknown[]>`
      select from review_step s join review r on r.id = s.review_id join engagement e on e.id = r.engagement_id
      where s.id = ${stepId}::uuid`;
    if (!open) return notFoundFailure("engagement");
    // Two who decide at one moment wait for each other here, and what is read then is as the first one left it.
    await db.$queryRaw`select id from review_step where id = ${stepId}::uuid for update`;
    const review = await getReviewOfStep(db, stepId);
    const record = review && (await getEngagementById(db, review.engagementId));
    const step = review?.steps.find(({ id }) => id === stepId);
    // It was open to the viewer a moment ago: whoever decided first took it out of their reach.
    if (!review || !record || !step) return fail("conflict", DECIDED);
    const subject = subjectOf(record);
    if (review.state !== "OPEN" || step.decision !== null) return fail("conflict", DECIDED);
    const postId = decidingPost(viewer, review, step);
    if (postId === null)
      return refuseAccess(db, viewer, {
        subject,
        attempt: decision === "APPROVED" ? "approve this engagement" : "return this engagement",
        reason: review.writerIds.includes(viewer.id)
          ? "Nobody decides about what they wrote; another holder of a post of this step does."
          : lacksRoleToDecide(viewer, review, step)
            ? NO_APPROVER
            : "Whoever holds a post of the open step decides it.",
      });
    if (record.version !== version) return staleSince(db, viewer, subject, version, "engagement");
    const lacks = decision === "APPROVED" && review.changedFrom === null ? lacksToBeShared(record) : null;
    if (lacks) return fail("conflict", lacks);

    const decidedAt = new Date();
    const { count } = await db.reviewStep.updateMany({
      where: { id: stepId, decision: null },
      data: { decision, decidedById: viewer.id, decidedInPostId: postId, decidedAt, comment },
    });
    if (count === 0) return fail("conflict", DECIDED);
    const after = await getEngagementById(db, record.id);
    if (!after) throw new Error("the engagement cannot be seen by who decided about it");
    await tellDecision(db, viewer, after, review);
    const post = step.posts.find(({ id }) => id === postId)?.title ?? null;
    if (review.changedFrom !== null) {
      const type = decision === "APPROVED" ? "engagement.change_confirmed" : "engagement.change_returned";
      await recordAudit(db, viewer, { type, subject, after: { post, comment } });
      return ok({ reference: record.reference });
    }
    if (decision === "APPROVED")
      await recordAudit(db, viewer, {
        type: "engagement.approved",
        subject,
        after: { step: step.sort + 1, post, comment },
      });
    if (after.publication !== "SUBMITTED")
      await recordChange(db, viewer, {
        type: decision === "APPROVED" ? "engagement.published" : "engagement.returned",
        subject,
        version: after.version,
        before: snapshotOfRecord(record),
        after: snapshotOfRecord(after),
      });
    return ok({ reference: record.reference });
  });
}

/** What keeps a record from being published by anybody, for who is asked to approve it; null when nothing does. */
function lacksToBeShared(record: EngagementDetail): string | null {
  const today = todayAt({ place: record.clockZone }, new Date());
  const problems = [...publishingProblems(record), ...statusProblems(record, today)];
  if (problems.length === 0) return null;
  const messages = [...new Set(problems.map(({ message }) => message))];
  return `It cannot be shared as it is; return it to its author with a comment. ${messages.join(" ")}`;
}

/**
 * Takes a published record out of the lists and figures again; it is its author's draft. Only admins do, and say why; not where none of
 * its writers has an account in use, since it would be open to nobody.
 */
export async function unpublishEngagement(viewer: Viewer, input: UnpublishInput): Promise<Result<null>> {
  const { id, version, reason } = input;
  return withViewer(viewer, async (db) => {
    const record = await getEngagementById(db, id);
    if (!record) return notFoundFailure("engagement");
    const subject = subjectOf(record);
    if (record.publication !== "PUBLISHED") return fail("conflict", "This engagement is not published.");
    if (!canUnpublish(viewer, record))
      return refuseAccess(db, viewer, {
        subject,
        attempt: "unpublish this engagement",
        reason: "Only admins take a published engagement out of the lists.",
      });
    if (record.version !== version) return staleSince(db, viewer, subject, version, "engagement");
    if (!(await getSuccession(db, id)).hasAccount) return fail("conflict", NOBODYS_DRAFT);
    await db.unpublication.createMany({
      data: [
        {
          engagementId: id,
          reason,
          publishedAt: record.publishedAt ?? record.createdAt,
          doneById: viewer.id,
        },
      ],
    });
    const before = snapshotOfRecord(record);
    const { publishedAt: _, ...rest } = before;
    await notify(db, viewer, {
      kind: "RETURNED",
      subject: { type: "engagement", id },
      users: record.editorIds,
    });
    await recordChange(db, viewer, {
      type: "engagement.unpublished",
      subject,
      version: version + 1,
      before,
      after: { ...rest, publication: "DRAFT" },
      reason,
    });
    return ok(null);
  });
}

/**
 * Names an officer a co-author of what was shared and of whose writers none is left: somebody who may change it already, so that it opens
 * to nobody. Admins do who see it, and name others than themselves.
 */
export async function nameWriter(viewer: Viewer, { id, userId }: NameWriterInput): Promise<Result<null>> {
  return withViewer(viewer, async (db) => {
    const record = await getEngagementById(db, id);
    if (!record) return notFoundFailure("engagement");
    const subject = subjectOf(record);
    if (!canNameWriter(viewer, record, { hasWriter: false }))
      return refuseAccess(db, viewer, {
        subject,
        attempt: "name a co-author of this engagement",
        reason: "Only admins name a co-author of what was shared and has nobody left who writes it.",
      });
    if ((await getSuccession(db, id)).hasWriter) return fail("conflict", HAS_WRITER);
    const named = (await listWritersToName(db, id)).find((officer) => officer.id === userId);
    if (!named) return invalidField("userId", "Choose an officer who may change this engagement today.");
    const { count } = await db.engagementAccess.updateMany({
      where: { engagementId: id, readerId: userId },
      data: { kind: "CO_AUTHOR" },
    });
    if (count === 0)
      await db.engagementAccess.createMany({
        data: [{ engagementId: id, readerId: userId, kind: "CO_AUTHOR" }],
      });
    await notify(db, viewer, {
      kind: "CHANGED",
      subject: { type: "engagement", id },
      users: [userId],
    });
    await recordAudit(db, viewer, {
      type: "engagement.writer_named",
      subject,
      after: { coAuthor: named.name },
    });
    return ok(null);
  });
}

/**
 * Gives the open step of a review to other posts, with as many days as it had. Whoever held it before decides no more. A post that decides
 * reads the record, so nobody gives a step to a post of their own, nor to any where they wrote the record.
 */
export async function reassignStep(
  viewer: Viewer,
  { stepId, postIds }: ReassignInput,
): Promise<Result<null>> {
  return withViewer(viewer, async (db) => {
    const review = await getReviewOfStep(db, stepId);
    if (!review) return notFoundFailure("review");
    const subject = { type: "engagement" as const, id: review.engagementId, name: review.reference };
    if (!canReassign(viewer))
      return refuseAccess(db, viewer, {
        subject,
        attempt: "give a step of this review to other posts",
        reason: "Only admins give a step to other posts.",
      });
    if (review.writerIds.includes(viewer.id))
      return refuseAccess(db, viewer, {
        subject,
        attempt: "give a step of this review to other posts",
        reason: "Nobody says who decides about what they wrote; another admin gives the step to other posts.",
      });
    const step = openStepOf(review);
    if (step?.id !== stepId) return fail("conflict", DECIDED);
    const own = await listPostsAhead(db);
    if (postIds.some((id) => own.includes(id) && !step.postIds.includes(id)))
      return invalidField(
        "postIds",
        "Nobody gives a step to a post they hold or will hold. Choose other posts, or ask another admin.",
      );
    const known = new Map((await listOwnPosts(db)).map((post) => [post.id, post]));
    if (!postIds.every((id) => known.has(id)))
      return invalidField("postIds", "Choose posts of your own nation.");
    const { count } = await db.reviewStep.updateMany({
      where: { id: stepId, decision: null },
      data: { postIds, dueAt: dueAfter(new Date(), step.days) },
    });
    if (count === 0) return fail("conflict", DECIDED);
    await notify(db, viewer, {
      kind: "REVIEW_WANTED",
      subject: { type: "engagement", id: review.engagementId },
      posts: postIds,
    });
    await recordAudit(db, viewer, {
      type: "review.reassigned",
      subject,
      before: { posts: titlesOf(step.postIds, await postsById(db, step.postIds)) },
      after: { posts: titlesOf(postIds, known) },
    });
    return ok(null);
  });
}

const NOBODYS_DRAFT =
  "None of those who wrote this has an account in use: as their draft it would be open to nobody, and never found again. Name a co-author first, then unpublish it.";
const HAS_WRITER =
  "One of those who wrote this is still there and names co-authors. Reload the page to see it.";

/** The moment so many days later. */
export function dueAfter(from: Date, days: number): Date {
  return new Date(from.getTime() + days * 86_400_000);
}

/** Posts by name, comma between; one that is not among those known goes by its id. */
export function titlesOf(ids: readonly string[], known: ReadonlyMap<string, { title: string }>): string {
  return ids.map((id) => known.get(id)?.title ?? id).join(", ");
}

const DECIDED =
  "Someone has decided this step meanwhile, or its author took it back. Reload the page to see it.";

/** Its writers hear of every decision; the posts of the next step hear that it waits for them. */
async function tellDecision(
  db: Db,
  viewer: Viewer,
  record: EngagementDetail,
  { id: reviewId, changedFrom, writerIds, submittedById }: ReviewView,
): Promise<void> {
  const subject = { type: "engagement" as const, id: record.id };
  if (changedFrom !== null) {
    const kind = record.approval?.change ? "RETURNED" : "APPROVED";
    return notify(db, viewer, { kind, subject, users: writerIds });
  }
  const users = [...new Set([...record.editorIds, submittedById])];
  if (record.publication === "RETURNED") return notify(db, viewer, { kind: "RETURNED", subject, users });
  if (record.publication === "PUBLISHED") return tellOfEngagement(db, viewer, "PUBLISHED", record);
  await notify(db, viewer, { kind: "APPROVED", subject, users });
  const open = await db.reviewStep.findFirst({
    where: { reviewId, openedAt: { not: null }, decision: null },
    select: { postIds: true },
  });
  await notify(db, viewer, { kind: "REVIEW_WANTED", subject, posts: open?.postIds ?? [] });
}

function subjectOf({ id, reference }: EngagementDetail) {
  return { type: "engagement" as const, id, name: reference };
}
