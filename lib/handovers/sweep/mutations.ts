import "server-only";
import { recordAudit } from "@/lib/audit/record";
import { systemViewer } from "@/lib/auth/viewer";
import { addDays, toDateColumn, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { env } from "@/lib/env";
import { newId } from "@/lib/ids";
import { getHandover } from "../queries";
import { HANDOVER_DAYS } from "../rules";
import { tellIncoming, tellOfStart } from "../tell";

/**
 * Starts the handover of every post in use whose holder has their last day within 60 days (UTC days), and tells who leaves, who leads
 * them and the admins who look after their account; and tells whoever is named to follow in a handover under way. Each departure
 * is handed over once and each follower told once, however often and on however many copies of the app this runs; one that was
 * called off starts again when the holder has a later last day. Gives how many began and how many were told that they follow.
 */
export async function startHandovers(now: Date = new Date()): Promise<{ started: number; named: number }> {
  const viewer = systemViewer("review", env().RAPPORT_NATION);
  return withViewer(viewer, async (db) => {
    let started = 0;
    for (const { postId, userId } of await listDepartures(db, now)) {
      const id = newId();
      const { count } = await db.handover.createMany({
        data: [{ id, postId, outgoingUserId: userId, startedById: viewer.id, startedAt: now }],
        skipDuplicates: true,
      });
      const handover = count > 0 ? await getHandover(db, id) : null;
      if (!handover) continue;
      started += 1;
      await tellOfStart(db, viewer, handover);
      await recordAudit(db, viewer, {
        type: "handover.started",
        subject: { type: "handover", id, name: handover.postTitle },
        after: { outgoing: handover.outgoingName, departsOn: handover.departsOn },
      });
    }
    return { started, named: await tellIncoming(db, viewer, null) };
  });
}

/** Holders who leave within the days and do not go on in a term of their own that joins this one, without a handover of it. */
function listDepartures(db: Db, now: Date): Promise<{ postId: string; userId: string }[]> {
  const today = todayIn("UTC", now);
  const [from, to] = [toDateColumn(today), toDateColumn(addDays(today, HANDOVER_DAYS))];
  return db.$queryRaw<{ postId: string; userId: string }[]>`
    select distinct h.post_id as "postId", h.user_id as "userId"
    from post_holding h join post p on p.id = h.post_id and p.is_active and (p.nation is null or p.nation = ${env().RAPPORT_NATION})
    where h.user_id is not null and not h.is_acting and h.ends_on between ${from} and ${to}
      and coalesce(h.starts_on, '-infinity') <= ${from}
      and not exists (
        select 1 from post_holding n
        where n.post_id = h.post_id and n.user_id = h.user_id and not n.is_acting
          and h.ends_on + 1 between coalesce(n.starts_on, '-infinity') and coalesce(n.ends_on, 'infinity'))
      and not exists (
        select 1 from handover o
        where o.post_id = h.post_id and o.outgoing_user_id = h.user_id
          and (o.closed_at is null
            or (o.ending = 'TAKEN_OVER' and (o.started_at at time zone 'UTC')::date >= coalesce(h.starts_on, '-infinity'))
            or (o.ending = 'CALLED_OFF' and o.called_off_for >= h.ends_on)))
    order by 1, 2`;
}
