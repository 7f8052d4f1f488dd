import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { bannerFor, type MarkingLevel } from "@/lib/markings/rules";
import type { Part } from "../field-sets/sets";
import type { EngagementFilters } from "../filters";
import { orderOf } from "../queries";
import { partWhereOf } from "../where";

export type ExportPlan = {
  /** The engagements of the list, in its order. */
  ids: string[];
  /** The highest marking among them and the records they name. */
  marking: MarkingLevel;
  /** The highest among them alone. */
  ownMarking: MarkingLevel;
};

/**
 * Which engagements an export of the list under these filters holds: exactly those that the list shows the viewer, or those of them
 * that have rows in a part of a field set, or the one of them with a reference.
 */
export async function planExport(
  db: Db,
  viewer: Viewer,
  filters: EngagementFilters,
  { part = null, only = null }: { part?: Part | null; only?: string | null } = {},
): Promise<ExportPlan> {
  const having = part
    ? Prisma.sql`and id in (select e.id from engagement e where ${part.path} = any(e.field_sets))`
    : Prisma.empty;
  // The fast view has no column for it.
  const called =
    only === null
      ? Prisma.empty
      : Prisma.sql`and id in (select e.id from engagement e where e.reference = ${only})`;
  const rows = await db.$queryRaw<{ id: string; marking: MarkingLevel; crisis: MarkingLevel | null }[]>`
    select id, marking::text as marking, (select c.marking::text from crisis c where c.id = crisis_id) as crisis
    from engagement_visible
    where ${await partWhereOf(db, viewer, filters)} ${having} ${called}
    order by ${orderOf(filters.sort, false)}`;
  const ids = rows.map(({ id }) => id);
  const named = await db.$queryRaw<{ marking: MarkingLevel }[]>`
    select distinct marking::text as marking from engagement where id in (
      select returns_id from engagement_visit where engagement_id = any(${ids}::uuid[])
      union select returns_id from engagement_exchange where engagement_id = any(${ids}::uuid[]))`;
  const markings = rows.flatMap(({ marking, crisis }) => (crisis ? [marking, crisis] : [marking]));
  return {
    ids,
    marking: bannerFor([...markings, ...named.map(({ marking }) => marking)]),
    ownMarking: bannerFor(rows.map(({ marking }) => marking)),
  };
}
