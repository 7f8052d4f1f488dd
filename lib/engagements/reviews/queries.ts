import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ReviewDecision, ReviewKind, ReviewState } from "@/lib/generated/prisma/enums";
import { type PageInfo, pageInfo, pageWindow } from "@/lib/paging";
import { type PostView, postsById } from "@/lib/review-chains/queries";
import type { Succession } from "../policy";
import { userNames } from "../queries";
import { rowsOf } from "../rows";
import type { EngagementRow } from "../views";
import { canApprove } from "./policy";
import { eventsOf, type ReviewEvent } from "./rules";

export type ReviewStepView = {
  id: string;
  sort: number;
  postIds: string[];
  posts: PostView[];
  days: number;
  climbsTo: PostView | null;
  openedAt: Date | null;
  dueAt: Date | null;
  climbedAt: Date | null;
  decision: ReviewDecision | null;
  decidedById: string | null;
  decidedBy: string | null;
  /** Title of the post in which it was decided. */
  decidedIn: string | null;
  decidedAt: Date | null;
  comment: string | null;
};

export type ReviewView = {
  id: string;
  engagementId: string;
  reference: string;
  chainName: string;
  kind: ReviewKind;
  state: ReviewState;
  /** The version that was approved, where it is the review of a change since. */
  changedFrom: number | null;
  submittedById: string;
  submittedBy: string | null;
  submittedAt: Date;
  writerIds: string[];
  closedAt: Date | null;
  steps: ReviewStepView[];
};

const include = { steps: { orderBy: { sort: "asc" } } } satisfies Prisma.ReviewInclude;
type Row = Prisma.ReviewGetPayload<{ include: typeof include }>;

/** The reviews of a record, oldest first, and everything that happened in them. */
export async function readReviews(
  db: Db,
  engagementId: string,
): Promise<{ reviews: ReviewView[]; events: ReviewEvent[] }> {
  const where = { engagementId };
  const rows = await db.review.findMany({ where, orderBy: [{ submittedAt: "asc" }, { id: "asc" }], include });
  const ended = await db.unpublication.findMany({ where, orderBy: { doneAt: "asc" } });
  const names = await userNames(db, [...rows.flatMap(userIdsOf), ...ended.map(({ doneById }) => doneById)]);
  const reviews = await viewsOf(db, rows, names);
  const unpublications = ended.map(({ doneAt, doneById, reason }) => ({
    doneAt,
    doneBy: names.get(doneById) ?? null,
    reason,
  }));
  return { reviews, events: eventsOf(reviews, unpublications) };
}

/** The review that a step belongs to; null where there is none for this viewer. */
export async function getReviewOfStep(db: Db, stepId: string): Promise<ReviewView | null> {
  const row = await db.review.findFirst({ where: { steps: { some: { id: stepId } } }, include });
  return row && ((await viewsOf(db, [row], await userNames(db, userIdsOf(row))))[0] ?? null);
}

/** Who sends in the record beside its writers; of a record that the viewer sees. */
export async function getSuccession(db: Db, engagementId: string): Promise<Succession> {
  const [found] = await db.$queryRaw<Succession[]>`
    select responsible_id as "responsibleId", author_post_ids as "authorPostIds", has_writer as "hasWriter",
           has_account as "hasAccount", taken_over_by_ids as "takenOverByIds"
    from succession_of(${engagementId}::uuid)`;
  if (!found) throw new Error("asked who follows in a record that the viewer does not see");
  return found;
}

/** Whom the viewer may name as a co-author of a record of whose writers none is left, by name; nobody where that is not theirs to do. */
export async function listWritersToName(
  db: Db,
  engagementId: string,
): Promise<{ id: string; name: string }[]> {
  return db.$queryRaw`
    select u.id, u.name from writers_to_name(${engagementId}::uuid) w join app_user u on u.id = w.user_id order by u.name, u.id`;
}

/** The parts of the page of reviews. */
export const REVIEW_PARTS = ["mine", "submitted", "overdue"] as const;
export type ReviewPart = (typeof REVIEW_PARTS)[number];

export type ReviewRow = {
  engagement: EngagementRow;
  review: ReviewView;
  /** The step that is open; null when it was returned. */
  step: ReviewStepView | null;
};

/** One page of a part, 50 rows, those due first; what was returned stands at the moment it came back. */
export async function listReviews(
  db: Db,
  viewer: Viewer,
  part: ReviewPart,
  page: number,
): Promise<{ rows: ReviewRow[]; info: PageInfo }> {
  const info = pageInfo(await countReviews(db, viewer, part), page);
  if (info.total === 0) return { rows: [], info };
  const { limit, offset, isReversed } = pageWindow(info);
  const order = Prisma.raw(isReversed ? "desc" : "asc");
  const found = await db.$queryRaw<{ id: string }[]>`
    select r.id ${partOf(viewer, part)}
    order by coalesce(s.due_at, r.closed_at) ${order}, r.id ${order} limit ${limit} offset ${offset}`;
  const ids = found.map(({ id }) => id);
  const reviews = await db.review.findMany({ where: { id: { in: ids } }, include });
  const views = await viewsOf(db, reviews, await userNames(db, reviews.flatMap(userIdsOf)));
  const engagements = new Map(
    (
      await rowsOf(
        db,
        views.map(({ engagementId }) => engagementId),
      )
    ).map((row) => [row.id, row]),
  );
  const rows = ids.flatMap((id) => {
    const review = views.find((one) => one.id === id);
    const engagement = review && engagements.get(review.engagementId);
    return review && engagement ? [{ engagement, review, step: openStepOf(review) }] : [];
  });
  return { rows: isReversed ? rows.reverse() : rows, info };
}

/** How many reviews a part has. */
export async function countReviews(db: Db, viewer: Viewer, part: ReviewPart): Promise<number> {
  const [row] = await db.$queryRaw<{ n: number }[]>`select count(*)::int as n ${partOf(viewer, part)}`;
  return row?.n ?? 0;
}

/** Whether a post of the viewer stands in a chain, or in a step of a review. */
export async function isAskedToReview(db: Db, viewer: Viewer): Promise<boolean> {
  if (viewer.posts.length === 0) return false;
  const posts = [...viewer.posts];
  const [row] = await db.$queryRaw<{ asked: boolean }[]>`
    select exists (select 1 from review_chain_step s join review_chain c on c.id = s.chain_id
                   where c.is_active and (s.post_ids && ${posts}::uuid[] or s.climbs_to_post_id = any(${posts}::uuid[])))
        or exists (select 1 from review_step where post_ids && ${posts}::uuid[]) as asked`;
  return row?.asked ?? false;
}

/** Open steps that nobody can decide today (UTC), for admins: no holder of their posts is an approver, but who wrote the record. */
export async function listStrandedSteps(db: Db): Promise<{ review: ReviewView; step: ReviewStepView }[]> {
  const found = await db.$queryRaw<{ id: string }[]>`
    select s.review_id as id from review_step s join review r on r.id = s.review_id
    where r.state = 'OPEN' and s.opened_at is not null and s.decision is null and ${hasNoDecider}
    order by s.opened_at`;
  const rows = await db.review.findMany({ where: { id: { in: found.map(({ id }) => id) } }, include });
  const views = await viewsOf(db, rows, await userNames(db, rows.flatMap(userIdsOf)));
  return views.flatMap((review) => {
    const step = openStepOf(review);
    return step ? [{ review, step }] : [];
  });
}

/** A condition on `review_step s` and its `review r`: nobody who may decide the step holds one of its posts today (UTC). */
export const hasNoDecider = Prisma.sql`not exists (
  select 1 from post_holding h join post p on p.id = h.post_id join app_user u on u.id = h.user_id
  where h.post_id = any(s.post_ids) and p.is_active and u.disabled_at is null and 'APPROVER' = any(u.roles) and not u.id = any(r.writer_ids)
    and (now() at time zone 'UTC')::date between coalesce(h.starts_on, '-infinity') and coalesce(h.ends_on, 'infinity'))`;

/** The step of a review that waits for its decision. */
export function openStepOf({ state, steps }: Pick<ReviewView, "state" | "steps">): ReviewStepView | null {
  if (state !== "OPEN") return null;
  return steps.find(({ openedAt, decision }) => openedAt !== null && decision === null) ?? null;
}

function partOf(viewer: Viewer, part: ReviewPart): Prisma.Sql {
  const waiting = Prisma.sql`r.state = 'OPEN' and s.opened_at is not null and s.decision is null`;
  const from = Prisma.sql`from review r join engagement e on e.id = r.engagement_id`;
  if (part === "mine")
    return Prisma.sql`${from} join review_step s on s.review_id = r.id
      where ${waiting} and ${canApprove(viewer)} and s.post_ids && ${[...viewer.posts]}::uuid[] and not ${viewer.id}::uuid = any(r.writer_ids)`;
  if (part === "overdue")
    return Prisma.sql`${from} join review_step s on s.review_id = r.id where ${waiting} and (s.due_at <= now() or s.climbed_at is not null)`;
  // What came back counts until it is submitted again or given up.
  return Prisma.sql`${from} left join review_step s on s.review_id = r.id and ${waiting}
    where (${viewer.id}::uuid = any(e.editor_ids) or r.changed_from is null and r.submitted_by_id = ${viewer.id}::uuid)
      and (r.state = 'OPEN'
           or ((e.publication = 'RETURNED' or e.publication = 'PUBLISHED' and r.changed_from is not null) and r.state = 'RETURNED'
               and not exists (select 1 from review later where later.engagement_id = r.engagement_id and later.submitted_at > r.submitted_at)))`;
}

function userIdsOf(row: Row): string[] {
  return [row.submittedById, ...row.steps.flatMap(({ decidedById }) => (decidedById ? [decidedById] : []))];
}

async function viewsOf(
  db: Db,
  rows: readonly Row[],
  names: ReadonlyMap<string, string>,
): Promise<ReviewView[]> {
  const ids = rows.flatMap(({ steps }) =>
    steps.flatMap((step) =>
      [step.decidedInPostId, step.climbsToPostId, ...step.postIds].filter((id) => id !== null),
    ),
  );
  const posts = await postsById(db, ids);
  const post = (id: string | null) => (id === null ? null : (posts.get(id) ?? null));
  return rows.map((row) => ({
    id: row.id,
    engagementId: row.engagementId,
    reference: row.reference,
    chainName: row.chainName,
    kind: row.kind,
    state: row.state,
    changedFrom: row.changedFrom,
    submittedById: row.submittedById,
    submittedBy: names.get(row.submittedById) ?? null,
    submittedAt: row.submittedAt,
    writerIds: row.writerIds,
    closedAt: row.closedAt,
    steps: row.steps.map((step) => ({
      id: step.id,
      sort: step.sort,
      postIds: step.postIds,
      posts: step.postIds.flatMap((id) => post(id) ?? []),
      days: step.days,
      climbsTo: post(step.climbsToPostId),
      openedAt: step.openedAt,
      dueAt: step.dueAt,
      climbedAt: step.climbedAt,
      decision: step.decision,
      decidedById: step.decidedById,
      decidedBy: step.decidedById && (names.get(step.decidedById) ?? null),
      decidedIn: post(step.decidedInPostId)?.title ?? null,
      decidedAt: step.decidedAt,
      comment: step.comment,
    })),
  }));
}
