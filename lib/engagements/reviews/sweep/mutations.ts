import { counted } from "@/lib/counts";
import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { loadViewer } from "@/lib/auth/queries";
import { systemViewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import { env } from "@/lib/env";
import { notify } from "@/lib/notices/mutations";
import { postsById } from "@/lib/review-chains/queries";
import { isReportDue } from "../../reports-due";
import { dueAfter, titlesOf } from "../mutations";
import { hasNoDecider } from "../queries";

export type Swept = { climbed: number; stalled: number; asked: number };

/**
 * What time alone brings about: a step that waits too long, or that nobody can decide, climbs; where a late one has nowhere to
 * climb, its holders and the writers are told; the author of a plan whose day has passed where it took place, or who stands in
 * for one that left, is asked for the report. Each happens once, however often and on however many copies of the app this
 * runs; nothing is ever approved by it, and no record changes its state.
 */
export async function sweepReviews(now: Date = new Date()): Promise<Swept> {
  return {
    climbed: await climbSteps(now),
    stalled: await tellOfStalledSteps(now),
    asked: await askForReports(now),
  };
}

type Waiting = {
  id: string;
  engagementId: string;
  reference: string;
  postIds: string[];
  days: number;
  climbsToPostId: string;
  isLate: boolean;
};

async function climbSteps(now: Date): Promise<number> {
  const viewer = systemViewer("review", env().RAPPORT_NATION);
  return withViewer(viewer, async (db) => {
    // A copy of the app that climbs at this moment holds its rows; they are no longer waiting when it is done.
    const steps = await db.$queryRaw<Waiting[]>`
      select s.id, r.engagement_id as "engagementId", r.reference, s.post_ids as "postIds", s.days,
             s.climbs_to_post_id as "climbsToPostId", s.due_at <= ${now} as "isLate"
      from review_step s join review r on r.id = s.review_id
      where r.state = 'OPEN' and s.opened_at is not null and s.decision is null and s.climbed_at is null
        and s.climbs_to_post_id is not null and (s.due_at <= ${now} or ${hasNoDecider})
      order by s.id
      for update of s skip locked`;
    const posts = await postsById(
      db,
      steps.map(({ climbsToPostId }) => climbsToPostId),
    );
    for (const step of steps) {
      const { climbsToPostId } = step;
      await db.reviewStep.updateMany({
        where: { id: step.id, climbedAt: null },
        data: {
          postIds: [...step.postIds, climbsToPostId],
          climbedAt: now,
          dueAt: dueAfter(now, step.days),
        },
      });
      await notify(db, viewer, {
        kind: "REVIEW_OVERDUE",
        subject: { type: "engagement", id: step.engagementId },
        posts: [climbsToPostId],
      });
    }
    for (const { engagementId, reference, climbsToPostId, isLate, days } of steps)
      await recordAudit(db, viewer, {
        type: "review.climbed",
        subject: { type: "engagement", id: engagementId, name: reference },
        after: {
          post: posts.get(climbsToPostId)?.title ?? climbsToPostId,
          reason: isLate ? `undecided after ${counted(days, "day")}` : "nobody holds its posts",
        },
      });
    return steps.length;
  });
}

type Stalled = {
  id: string;
  engagementId: string;
  reference: string;
  writerIds: string[];
  postIds: string[];
  days: number;
};

/** Of a step that was given to other posts and is late again they are told again: that is another day it was due. */
async function tellOfStalledSteps(now: Date): Promise<number> {
  const viewer = systemViewer("review", env().RAPPORT_NATION);
  return withViewer(viewer, async (db) => {
    const steps = await db.$queryRaw<Stalled[]>`
      select s.id, r.engagement_id as "engagementId", r.reference, r.writer_ids as "writerIds", s.post_ids as "postIds", s.days
      from review_step s join review r on r.id = s.review_id
      where r.state = 'OPEN' and s.opened_at is not null and s.decision is null and s.due_at <= ${now}
        and (s.climbs_to_post_id is null or s.climbed_at is not null)
        and (s.stalled_at is null or s.stalled_at < s.due_at)
      order by s.id
      for update of s skip locked`;
    await db.reviewStep.updateMany({
      where: { id: { in: steps.map(({ id }) => id) } },
      data: { stalledAt: now },
    });
    for (const { engagementId, writerIds, postIds } of steps)
      await notify(db, viewer, {
        kind: "REVIEW_OVERDUE",
        subject: { type: "engagement", id: engagementId },
        users: writerIds,
        posts: postIds,
      });
    const posts = await postsById(
      db,
      steps.flatMap(({ postIds }) => postIds),
    );
    for (const { engagementId, reference, postIds, days } of steps)
      await recordAudit(db, viewer, {
        type: "review.stalled",
        subject: { type: "engagement", id: engagementId, name: reference },
        after: { posts: titlesOf(postIds, posts), reason: `undecided after ${counted(days, "day")}` },
      });
    return steps.length;
  });
}

/** Asked through the eyes of those who are to write it, since the product itself may not read what is not shared. */
async function askForReports(now: Date): Promise<number> {
  const viewer = systemViewer("review", env().RAPPORT_NATION);
  const users = await withViewer(viewer, (db) =>
    db.user.findMany({
      where: { NOT: { roles: { has: "SYSTEM" } } },
      select: { id: true, roles: true, disabledAt: true },
    }),
  );
  const isOfficer = ({ roles, disabledAt }: (typeof users)[number]) =>
    disabledAt === null && roles.includes("OFFICER");
  const departed = users.filter((user) => !isOfficer(user)).map(({ id }) => id);
  const found = new Map<string, { plan: Plan; by: string[] }>();
  for (const { id } of users.filter(isOfficer)) {
    const officer = await loadViewer(id);
    const plans = officer && (await withViewer(officer, (db) => listUnreportedPlans(db, id, departed, now)));
    for (const plan of plans ?? []) found.set(plan.id, { plan, by: [...(found.get(plan.id)?.by ?? []), id] });
  }
  let asked = 0;
  for (const { plan, by } of found.values()) {
    const isNew = await withViewer(viewer, async (db) => {
      const subject = { type: "engagement" as const, id: plan.id, name: plan.reference };
      const count = await db.$executeRaw`
        insert into report_request (engagement_id, ends_on, asked_at)
        values (${plan.id}::uuid, ${plan.lastDay}::date, ${now}) on conflict do nothing`;
      if (count === 0) return false;
      await notify(db, viewer, { kind: "REPORT_DUE", subject, users: whomToAsk(plan, by) });
      await recordAudit(db, viewer, { type: "report.requested", subject });
      return true;
    });
    if (isNew) asked += 1;
  }
  return asked;
}

type Plan = {
  id: string;
  reference: string;
  authorId: string;
  responsibleOfficerId: string | null;
  editorIds: string[];
  lastDay: Date;
};

/**
 * Who is asked, by those through whose eyes it was found: its author and with them the co-authors, failing whom its responsible
 * officer, failing whom the co-authors who are still there.
 */
function whomToAsk(
  { authorId, responsibleOfficerId, editorIds }: Plan,
  by: readonly string[],
): readonly string[] {
  if (by.includes(authorId)) return editorIds;
  return responsibleOfficerId && by.includes(responsibleOfficerId) ? [responsibleOfficerId] : by;
}

/**
 * Plans whose report is due and was not asked for yet: an officer's own and, of what others wrote who are no officers any more,
 * what they are the responsible officer or a co-author of.
 */
async function listUnreportedPlans(
  db: Db,
  officerId: string,
  departedIds: readonly string[],
  now: Date,
): Promise<Plan[]> {
  return db.$queryRaw`
    select e.id, e.reference, e.author_id as "authorId", e.responsible_officer_id as "responsibleOfficerId",
           e.editor_ids as "editorIds", coalesce(e.ends_on, e.starts_latest_on) as "lastDay"
    from engagement e
    where e.author_id = any(${[officerId, ...departedIds]}::uuid[])
      and (${officerId}::uuid = any(e.editor_ids) or e.responsible_officer_id = ${officerId}::uuid)
      and ${isReportDue(now)}
      and not exists (select 1 from report_request q where q.engagement_id = e.id
                        and q.ends_on = coalesce(e.ends_on, e.starts_latest_on))
    order by e.id`;
}
