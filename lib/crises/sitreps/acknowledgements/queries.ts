import "server-only";
import { hasRole } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";

/**
 * Leaders who may read this report and have not acknowledged it, by name. Null for viewers of other nations: the
 * directory of the home nation is not open to them.
 */
export async function listWaitingLeaders(
  db: Db,
  viewer: Viewer,
  sitrepId: string,
): Promise<{ id: string; name: string }[] | null> {
  if (!viewer.isHome) return null;
  return db.$queryRaw<{ id: string; name: string }[]>`
    select u.id, u.name
    from sitrep s
    join crisis c on c.id = s.crisis_id
    join app_user u on 'LEADER' = any(u.roles) and u.disabled_at is null
      and u.marking_ceiling >= c.marking
      and (u.nation = ${viewer.nation} or u.nation::text = any(c.releasable_nations))
      and (u.all_countries or exists (
        select 1 from cover_on((now() at time zone 'UTC')::date) v
        join portfolio_country pc on pc.portfolio_id = v.portfolio_id
        where v.user_id = u.id and v.covers and pc.country_code::text = any(c.country_codes)))
    where s.id = ${sitrepId}::uuid and not c.is_historical
      and not exists (select 1 from sitrep_acknowledgement a where a.sitrep_id = s.id and a.user_id = u.id)
    order by u.name, u.id`;
}

function unread(viewer: Viewer): Prisma.SitrepWhereInput {
  return {
    publishedAt: { not: null },
    crisis: { isHistorical: false },
    OR: [{ correctedBy: { is: null } }, { correctedBy: { publishedAt: null } }],
    acknowledgements: { none: { userId: viewer.id } },
  };
}

export type UnreadSitrep = Awaited<ReturnType<typeof findUnread>>[number];

/** The published reports, in their latest version, that wait for this leader's acknowledgement, last published first; none for everyone else. */
export async function listUnreadSitreps(db: Db, viewer: Viewer): Promise<UnreadSitrep[]> {
  return hasRole(viewer, "LEADER") ? findUnread(db, viewer) : [];
}

function findUnread(db: Db, viewer: Viewer) {
  return db.sitrep.findMany({
    where: unread(viewer),
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    select: {
      id: true,
      number: true,
      correction: true,
      precedence: true,
      publishedAt: true,
      bluf: true,
      crisis: { select: { reference: true, title: true, marking: true } },
    },
  });
}
