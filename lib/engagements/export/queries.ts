import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { bannerFor, type MarkingLevel } from "@/lib/markings/rules";
import type { EngagementFilters } from "../filters";
import { orderOf } from "../queries";
import { partWhereOf } from "../where";
import type { LineFile } from "./lines";

export type ExportPlan = {
  /** The engagements of the list, in its order. */
  ids: string[];
  /** The highest marking that their rows show. */
  marking: MarkingLevel;
  /** The highest among them alone. */
  ownMarking: MarkingLevel;
};

/**
 * Which engagements an export of the list under these filters holds: exactly those that the list shows the viewer, or those of them
 * that have such lines, or the one of them with a reference.
 */
export async function planExport(
  db: Db,
  viewer: Viewer,
  filters: EngagementFilters,
  { lines = null, only = null }: { lines?: Pick<LineFile, "path"> | null; only?: string | null } = {},
): Promise<ExportPlan> {
  const having = lines ? Prisma.sql`and id in (${havingLines(lines.path)})` : Prisma.empty;
  // The fast view has no column for it.
  const called =
    only === null
      ? Prisma.empty
      : Prisma.sql`and id in (select e.id from engagement e where e.reference = ${only})`;
  const rows = await db.$queryRaw<{ id: string; marking: MarkingLevel }[]>`
    select id, marking::text as marking from engagement_visible
    where ${await partWhereOf(db, viewer, filters)} ${having} ${called}
    order by ${orderOf(filters.sort, false)}`;
  const ids = rows.map(({ id }) => id);
  const markings = await readMarkings(db, ids);
  return {
    ids,
    marking: bannerFor([...markings.values()]),
    ownMarking: bannerFor(rows.map(({ marking }) => marking)),
  };
}

/** The engagements that have lines of a part of the record, or rows in a list of a field set. */
function havingLines(path: string): Prisma.Sql {
  return TABLES[path] ?? Prisma.sql`select e.id from engagement e where ${path} = any(e.field_sets)`;
}

/** Where the lines of a record lie, each under its path. Who may not know names still reads ranks and positions. */
const TABLES: Readonly<Record<string, Prisma.Sql>> = {
  attendance: Prisma.sql`select engagement_id from attendance_unnamed`,
  points: Prisma.sql`select engagement_id from discussion_point`,
  commitments: Prisma.sql`select engagement_id from commitment`,
  gifts: Prisma.sql`select engagement_id from gift`,
  deliverables: Prisma.sql`select engagement_id from deliverable`,
};

/** The highest marking that the row of each of these records shows, by id: its own, and those of the crisis and the visit it names. */
export async function readMarkings(db: Db, ids: readonly string[]): Promise<Map<string, MarkingLevel>> {
  const rows = await db.$queryRaw<{ id: string; marking: MarkingLevel }[]>`
    select e.id, greatest(e.marking, c.marking, of_visit.marking, of_exchange.marking)::text as marking
    from engagement e
    left join crisis c on c.id = e.crisis_id
    left join engagement_visit v on v.engagement_id = e.id
    left join engagement of_visit on of_visit.id = v.returns_id
    left join engagement_exchange x on x.engagement_id = e.id
    left join engagement of_exchange on of_exchange.id = x.returns_id
    where e.id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, marking }) => [id, marking]));
}
