import "server-only";
import { hasRole } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { shownEntry } from "../log/queries";

const line = {
  id: true,
  number: true,
  correction: true,
  precedence: true,
  convention: true,
  originator: true,
  periodFrom: true,
  asOfAt: true,
  publishedAt: true,
  nextReportAt: true,
  isFinal: true,
  isReconstructed: true,
  bluf: true,
  sections: true,
  authorId: true,
  updatedAt: true,
  correctsId: true,
  correctedBy: { select: { id: true, number: true, correction: true, publishedAt: true } },
} satisfies Prisma.SitrepSelect;

const whole = {
  ...line,
  version: true,
  correctionReason: true,
  corrects: { select: { number: true, correction: true, publishedAt: true } },
  acknowledgements: { select: { userId: true, userName: true, at: true }, orderBy: { at: "asc" } },
  entries: { select: { logEntry: { select: shownEntry } }, orderBy: { sort: "asc" } },
} satisfies Prisma.SitrepSelect;

export type SitrepLine = Prisma.SitrepGetPayload<{ select: typeof line }>;
export type SitrepDocument = Prisma.SitrepGetPayload<{ select: typeof whole }>;

/** Published versions of every report, newest first. */
export function listPublishedSitreps(db: Db, crisisId: string): Promise<SitrepLine[]> {
  return db.sitrep.findMany({
    where: { crisisId, publishedAt: { not: null } },
    orderBy: [{ number: "desc" }, { correction: "desc" }],
    select: line,
  });
}

/** Drafts, last changed first; empty for those who may not write reports here. */
export function listDraftSitreps(db: Db, crisisId: string): Promise<SitrepLine[]> {
  return db.sitrep.findMany({
    where: { crisisId, publishedAt: null },
    orderBy: { updatedAt: "desc" },
    select: line,
  });
}

/** A published version with its entries and acknowledgements, or null. */
export function getSitrep(
  db: Db,
  crisisId: string,
  { number, correction }: { number: number; correction: number },
): Promise<SitrepDocument | null> {
  return db.sitrep.findUnique({
    where: { crisisId_number_correction: { crisisId, number, correction } },
    select: whole,
  });
}

/** A draft of this crisis, or null when there is none, it is published or it is not for the viewer. */
export function getDraftSitrep(db: Db, crisisId: string, id: string): Promise<SitrepDocument | null> {
  return db.sitrep.findFirst({ where: { id, crisisId, publishedAt: null }, select: whole });
}

/** Who drafted it; null for viewers to whom the directory is not open. */
export async function getAuthorName(db: Db, report: { authorId: string }): Promise<string | null> {
  // Not a relation of the report: the client takes a hidden row of a required relation for damage.
  const author = await db.user.findUnique({ where: { id: report.authorId }, select: { name: true } });
  return author?.name ?? null;
}

/** The version of a number that stands: the last correction published. */
export function getLatestVersion(
  db: Db,
  crisisId: string,
  number: number,
): Promise<{ number: number | null; correction: number; publishedAt: Date | null } | null> {
  return db.sitrep.findFirst({
    where: { crisisId, number, publishedAt: { not: null } },
    orderBy: { correction: "desc" },
    select: { number: true, correction: true, publishedAt: true },
  });
}

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
        select 1 from portfolio_member m
        join portfolio p on p.id = m.portfolio_id
        join portfolio_country pc on pc.portfolio_id = p.id
        where m.user_id = u.id and pc.country_code::text = any(c.country_codes)
          and (now() at time zone 'UTC')::date between greatest(m.starts_on, p.starts_on)
              and coalesce(least(m.ends_on, p.ends_on), 'infinity')))
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

/** How many published reports, in their latest version, wait for this leader's acknowledgement; 0 for everyone else. */
export async function countUnreadSitreps(db: Db, viewer: Viewer): Promise<number> {
  return hasRole(viewer, "LEADER") ? db.sitrep.count({ where: unread(viewer) }) : 0;
}

export type UnreadSitrep = Awaited<ReturnType<typeof findUnread>>[number];

/** The reports that `countUnreadSitreps` counts, last published first. */
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
