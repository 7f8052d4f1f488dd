import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { systemViewer } from "@/lib/auth/viewer";
import { addDays, toDateColumn, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { env } from "@/lib/env";
import { Prisma } from "@/lib/generated/prisma/client";
import { notify } from "@/lib/notices/mutations";

/** How long before its day whoever answers for a promise is told. */
const SOON_DAYS = 14;
/** A day that passed longer ago is no news: the promise came in late, from a file or by hand, and stands in the lists. */
const NEWS_DAYS = 30;

/**
 * Tells whoever answers for a shared promise that is still open that its day is near, and that it has passed (UTC days): the user or
 * the post that owns it. Where our side has no such owner or nobody holds the post, the owner has left, or the other side promised,
 * the responsible officer of its engagement is told, else its author. Each is told once for each day that was agreed, however often and on however many copies of the app this runs.
 * Gives of how many promises somebody was told.
 */
export async function remindOfPromises(now: Date = new Date()): Promise<number> {
  const viewer = systemViewer("review", env().RAPPORT_NATION);
  const today = todayIn("UTC", now);
  const day = (days: number) => toDateColumn(addDays(today, days));
  return withViewer(viewer, async (db) => {
    const soon = await markTold(db, "soon_told_of", day(0), day(SOON_DAYS));
    const overdue = await markTold(db, "overdue_told_of", day(-NEWS_DAYS), day(-1));
    const told = [
      ...soon.map((due) => ({ ...due, kind: "COMMITMENT_DUE" as const })),
      ...overdue.map((due) => ({ ...due, kind: "COMMITMENT_OVERDUE" as const })),
      // Everybody who answered for it may have left.
    ].filter(({ userId, postId }) => userId ?? postId);
    for (const { id, text, dueOn, kind, userId, postId } of told) {
      const subject = { type: "commitment" as const, id };
      await notify(db, viewer, {
        kind,
        subject,
        users: userId ? [userId] : [],
        posts: postId ? [postId] : [],
      });
      await recordAudit(db, viewer, {
        type: "commitment.reminded",
        subject: { ...subject, name: text },
        after: { [kind === "COMMITMENT_DUE" ? "dueSoon" : "overdue"]: dueOn },
      });
    }
    return told.length;
  });
}

type Due = { id: string; text: string; dueOn: string; userId: string | null; postId: string | null };

/** Writes the day on what falls due between the two and gives it with who answers for it. */
function markTold(db: Db, column: "soon_told_of" | "overdue_told_of", from: Date, to: Date): Promise<Due[]> {
  const told = Prisma.raw(column);
  return db.$queryRaw<Due[]>`
    update commitment c set ${told} = c.due_on
    from engagement e
    where e.id = c.engagement_id and c.publication = 'PUBLISHED' and c.state in ('OPEN', 'IN_WORK')
      and c.due_on between ${from} and ${to} and c.${told} is distinct from c.due_on
    returning c.id, c.text, c.due_on::text as "dueOn",
      case when c.by_side = 'OWN' then c.owner_post_id end as "postId",
      case when c.by_side <> 'OWN' or c.owner_post_id is null or not exists (
          select 1 from post_holding h join app_user u on u.id = h.user_id
          where h.post_id = c.owner_post_id and u.disabled_at is null
            and (now() at time zone 'UTC')::date between coalesce(h.starts_on, '-infinity') and coalesce(h.ends_on, 'infinity'))
        then (
          select u.id
          from unnest(array[case when c.by_side = 'OWN' then c.owner_user_id end, e.responsible_officer_id, e.author_id])
            with ordinality as answers (id, place) join app_user u using (id)
          where u.disabled_at is null order by place limit 1) end as "userId"`;
}
