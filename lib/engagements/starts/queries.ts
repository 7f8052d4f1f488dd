import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { TERMS_OF_PREDECESSORS } from "@/lib/people/posts/predecessors";
import { canCreate } from "../policy";
import { listTemplates } from "../templates/queries";
import { ENGAGEMENT_TYPE_CODES, ENGAGEMENT_TYPES, engagementType, isEngagementType } from "../types";

/** How far back the viewer's own engagements, and those of who held their posts, tell what they log next. */
const REACH = 200;
const MOST = 12;

/** A type and the country it was with, as somebody logs them again and again. */
type LogKind = { type: string; country: string; countryName: string };

/** What the viewer logged last, each type and country once, the latest first, then what was logged last of the terms of who held their
 * posts; several countries at once are left out. */
export async function listLogKinds(db: Db, viewer: Viewer): Promise<LogKind[]> {
  const kind = Prisma.sql`type, substring(reference from '-([A-Z]{3})-[0-9]+$') as country, created_at, id`;
  const latest = Prisma.sql`order by created_at desc, id desc limit ${REACH}`;
  const kinds = await db.$queryRaw<LogKind[]>`
    with own as (
      select ${kind} from engagement where author_id = ${viewer.id}::uuid ${latest}
    ), of_posts as (
      select e.* from (${TERMS_OF_PREDECESSORS}) term cross join lateral (
        select ${kind} from engagement
        where author_id = term.user_id and starts_on between term.first_on and term.last_on ${latest}) e
      ${latest}
    )
    select latest.type, c.code as country, c.name as "countryName"
    from (select *, 1 as part from own union all select *, 2 from of_posts) latest join country c on c.code = latest.country
    group by latest.type, c.code, c.name
    order by min(latest.part), max(latest.created_at) desc, latest.type, c.code limit ${MOST}`;
  return kinds.filter(({ type }) => isEngagementType(type));
}

/** Ids of the objectives in use that the viewer's last engagement with the country served, or where they have none that served any, the last
 * of the terms of who held their posts; empty when there is none. */
export async function lastObjectives(db: Db, viewer: Viewer, country: string): Promise<string[]> {
  const serves = Prisma.sql`
    country_codes @> array[${country}]::text[] and exists (select 1 from engagement_objective o where o.engagement_id = e.id)`;
  const served = await db.$queryRaw<{ id: string }[]>`
    with last as (
      select id from (
        select e.id, e.created_at, 1 as part from engagement e where author_id = ${viewer.id}::uuid and ${serves}
        union all
        select e.id, e.created_at, 2 from (${TERMS_OF_PREDECESSORS}) term
        join engagement e on e.author_id = term.user_id and e.starts_on between term.first_on and term.last_on
        where ${serves}) found
      order by part, created_at desc, id desc limit 1
    )
    select o.objective_id as id from last join engagement_objective o on o.engagement_id = last.id
    join objective on objective.id = o.objective_id and objective.is_active
    order by o.objective_id`;
  return served.map(({ id }) => id);
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
