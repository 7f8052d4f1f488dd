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

type Swept = { climbed: number; stalled: number; handedOn: number; asked: number };

/**
 * What time alone brings about: a step that waits too long, or that nobody can decide, climbs; where a late one has nowhere to
 * climb, its holders and the writers are told; the author of a plan whose day has passed where it took place, or who follows
 * one that left, is asked for the report; and what came back to somebody who left is handed on to their post. Each happens once, however often and on however many copies of the app this
 * runs; nothing is ever approved by it, and no record changes its state.
 */
export async function sweepReviews(now: Date = new Date()): Promise<Swept> {
  return {
    climbed: await climbSteps(now),
    stalled: await tellOfStalledSteps(now),
    handedOn: await handOnReturned(),
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

/**
 * What came back from its review, and of whose writers none is left, is named to the posts its author held, whose holders are told. It
 * stays returned: somebody mends it and sends it in, as with what comes back to its author.
 */
async function handOnReturned(): Promise<number> {
  const viewer = systemViewer("review", env().RAPPORT_NATION);
  return withViewer(viewer, async (db) => {
    const handed = await db.$queryRaw<{ id: string; reference: string; postIds: string[] }[]>`
      select engagement_id as id, reference, post_ids as "postIds" from hand_on_what_came_back()`;
    for (const { id, postIds } of handed)
      await notify(db, viewer, {
        kind: "RETURNED",
        subject: { type: "engagement", id },
        posts: postIds,
      });
    const posts = await postsById(
      db,
      handed.flatMap(({ postIds }) => postIds),
    );
    for (const { id, reference, postIds } of handed)
      await recordAudit(db, viewer, {
        type: "engagement.handed_on",
        subject: { type: "engagement", id, name: reference },
        after: { posts: titlesOf(postIds, posts) },
      });
    return handed.length;
  });
}

/** Asked through the eyes of those who are to write it, since the product itself may not read what is not shared. */
async function askForReports(now: Date): Promise<number> {
  const viewer = systemViewer("review", env().RAPPORT_NATION);
  const officers = await withViewer(viewer, (db) =>
    db.user.findMany({ where: { roles: { has: "OFFICER" }, disabledAt: null }, select: { id: true } }),
  );
  const found = new Map<string, { plan: Plan; by: Found[] }>();
  for (const { id } of officers) {
    const officer = await loadViewer(id);
    const plans = officer && (await withViewer(officer, (db) => listUnreportedPlans(db, id, now)));
    for (const { tie, ...plan } of plans ?? [])
      found.set(plan.id, { plan, by: [...(found.get(plan.id)?.by ?? []), { id, tie }] });
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

type Plan = { id: string; reference: string; editorIds: string[]; lastDay: Date };

/** What an officer has to do with a plan, the nearest first. */
type Tie = "1 author" | "2 responsible" | "3 co-author" | "4 post" | "5 country" | "6 author elsewhere";
type Found = { id: string; tie: Tie };

/**
 * Who is asked, by those through whose eyes it was found: its author and with them the co-authors, failing whom its responsible
 * officer, the co-authors who are still there, whoever holds the post in which it was written, and the officers of its main country;
 * and last an author who covers none of its countries any more.
 */
function whomToAsk({ editorIds }: Plan, by: readonly Found[]): readonly string[] {
  const nearest = by.map(({ tie }) => tie).toSorted()[0];
  if (nearest === "1 author") return editorIds;
  return by.filter(({ tie }) => tie === nearest).map(({ id }) => id);
}

/**
 * Plans that the officer may change whose report is due and was not asked for yet: their own and, where its author is no officer any
 * more or covers none of its countries, what they have to do with otherwise. The main country of a record that does not say one stands
 * in its reference; of one of many countries each is. What was imported is nobody's to remember.
 */
async function listUnreportedPlans(
  db: Db,
  officerId: string,
  now: Date,
): Promise<(Plan & Pick<Found, "tie">)[]> {
  return db.$queryRaw`
    select e.id, e.reference, e.editor_ids as "editorIds", coalesce(e.ends_on, e.starts_latest_on) as "lastDay", t.tie
    from engagement e
    cross join lateral succession_of(e.id) s
    cross join lateral (select coalesce(e.main_country_code::text, substring(e.reference from '-([A-Z]{3})-[0-9]+$')) as main) m
    cross join lateral (
      select case
        when e.author_id = ${officerId}::uuid then case when s.has_author then '1 author' else '6 author elsewhere' end
        when s.has_author then null
        when e.responsible_officer_id = ${officerId}::uuid then '2 responsible'
        when ${officerId}::uuid = any(e.editor_ids || s.taken_over_by_ids) then '3 co-author'
        when s.author_post_ids && viewer_posts() then '4 post'
        when case when m.main = any(e.country_codes) then m.main = any(viewer_countries()) else e.country_codes && viewer_countries() end
          then '5 country' end as tie) t
    where t.tie is not null and ${isReportDue(now)}
      and not exists (select 1 from app_user u where u.id = e.author_id and 'SYSTEM' = any(u.roles))
      and not exists (select 1 from report_request q where q.engagement_id = e.id
                        and q.ends_on = coalesce(e.ends_on, e.starts_latest_on))
      and may_edit_engagement(e.id)
    order by e.id`;
}
