import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { systemViewer } from "@/lib/auth/viewer";
import { addDays, toDateColumn, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { env } from "@/lib/env";
import { notify } from "@/lib/notices/mutations";

/** A day that passed longer ago is no news: it came in late, and stands in My work. */
const NEWS_DAYS = 30;

/**
 * Tells whoever answers for a shared engagement that the day has come to look again at what came of it (UTC days): its responsible
 * officer, else its author, and the post under which the author wrote it unless that is theirs still. Each is told once
 * for each day that was set, however often and on however many copies of the app this runs. Gives of how many outcomes
 * somebody was told.
 */
export async function remindOfChecks(now: Date = new Date()): Promise<number> {
  const viewer = systemViewer("review", env().RAPPORT_NATION);
  return withViewer(viewer, async (db) => {
    const due = await markTold(db, now);
    // Everybody who answered for it may have left.
    const told = due.filter(({ userId, postIds }) => userId !== null || postIds.length > 0);
    for (const { engagementId, userId, postIds } of told)
      await notify(db, viewer, {
        kind: "CHECK_DUE",
        subject: { type: "engagement", id: engagementId },
        users: userId ? [userId] : [],
        posts: postIds,
      });
    for (const { id, text, step, checkOn } of told)
      await recordAudit(db, viewer, {
        type: "outcome.reminded",
        subject: { type: "outcome", id, name: text.slice(0, 120) },
        after: { step, checkOn },
      });
    return told.length;
  });
}

type Due = {
  id: string;
  text: string;
  step: string;
  checkOn: string;
  engagementId: string;
  userId: string | null;
  postIds: string[];
};

/** Writes the day on the highest steps whose day has come and gives them with who answers for them. */
function markTold(db: Db, now: Date): Promise<Due[]> {
  const today = todayIn("UTC", now);
  const [from, to] = [toDateColumn(addDays(today, -NEWS_DAYS)), toDateColumn(today)];
  return db.$queryRaw<Due[]>`
    with told as (
      update outcome_step s set told_of = s.check_on
      from outcome o join engagement e on e.id = o.engagement_id
      where o.id = s.outcome_id and e.publication = 'PUBLISHED'
        and s.check_on between ${from} and ${to} and s.told_of is distinct from s.check_on
        and not exists (select 1 from outcome_step h where h.outcome_id = s.outcome_id and h.step > s.step)
      returning o.id, o.text, s.step, s.check_on, e.id as engagement_id, e.author_id, e.responsible_officer_id, e.starts_on)
    select t.id, t.text, t.step::text as step, t.check_on::text as "checkOn", t.engagement_id as "engagementId", a.id as "userId",
      array(
        select distinct h.post_id from post_holding h
        where h.user_id = t.author_id
          and t.starts_on between coalesce(h.starts_on, '-infinity') and coalesce(h.ends_on, 'infinity')
          and not exists (
            select 1 from post_holding n
            where n.post_id = h.post_id and n.user_id = a.id
              and ${to} between coalesce(n.starts_on, '-infinity') and coalesce(n.ends_on, 'infinity'))) as "postIds"
    from told t left join lateral (
      select u.id from unnest(array[t.responsible_officer_id, t.author_id]) with ordinality as answers (id, place)
      join app_user u using (id) where u.disabled_at is null order by place limit 1) a on true
    order by t.check_on, t.id`;
}
