import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { canCreate } from "../policy";
import { listTemplates } from "../templates/queries";
import { ENGAGEMENT_TYPE_CODES, ENGAGEMENT_TYPES, engagementType, isEngagementType } from "../types";

/** How far back the viewer's own engagements tell what they log next. */
const REACH = 200;
const MOST = 12;

/** A type and the country it was with, as somebody logs them again and again. */
export type LogKind = { type: string; country: string; countryName: string };

/** What the viewer logged last, each type and country once, the latest first; several countries at once are left out. */
export async function listLogKinds(db: Db, viewer: Viewer): Promise<LogKind[]> {
  const kinds = await db.$queryRaw<LogKind[]>`
    select latest.type, c.code as country, c.name as "countryName"
    from (select type, substring(reference from '-([A-Z]{3})-[0-9]+$') as country, created_at, id from engagement
          where author_id = ${viewer.id}::uuid order by created_at desc, id desc limit ${REACH}) latest
    join country c on c.code = latest.country
    group by latest.type, c.code, c.name order by max(latest.created_at) desc, latest.type, c.code limit ${MOST}`;
  return kinds.filter(({ type }) => isEngagementType(type));
}

/** Ids of the objectives in use that the viewer's last engagement with the country served; empty when it named none. */
export async function lastObjectives(db: Db, viewer: Viewer, country: string): Promise<string[]> {
  const last = await db.engagement.findFirst({
    where: { authorId: viewer.id, countryCodes: { has: country }, objectives: { some: {} } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { objectives: { where: { objective: { isActive: true } }, select: { objectiveId: true } } },
  });
  return last?.objectives.map(({ objectiveId }) => objectiveId) ?? [];
}

export type Start = { href: string; label: string; group: string; keywords: string };

/**
 * Ways to start an engagement: what the viewer logs again and again, their templates, then every type. None for whoever may
 * not log.
 */
export async function listStarts(db: Db, viewer: Viewer): Promise<Start[]> {
  if (!canCreate(viewer)) return [];
  const again = (await listLogKinds(db, viewer)).map(({ type, country, countryName }) => ({
    href: `/engagements/new?log&type=${type}&country=${country}`,
    label: `${engagementType(type)?.name ?? type}, ${countryName}`,
    group: "Log again",
    keywords: "log again new",
  }));
  const from = (await listTemplates(db, viewer)).map(({ id, name }) => ({
    href: `/engagements/new?template=${id}`,
    label: name,
    group: "Template",
    keywords: "template log new",
  }));
  const anew = ENGAGEMENT_TYPE_CODES.map((code) => ({
    href: `/engagements/new?type=${code}`,
    label: ENGAGEMENT_TYPES[code].name,
    group: "New engagement",
    keywords: "new engagement log",
  }));
  return [...again, ...from, ...anew];
}
