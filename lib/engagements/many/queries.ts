import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { EngagementFilters } from "../filters";
import { rowsIn } from "../rows";
import type { EngagementRow } from "../views";
import { partWhereOf } from "../where";
import { MOST_CHOSEN } from "./schema";

export type ChosenRow = EngagementRow & { version: number };

const version = { version: Prisma.sql`e.version` };

/** The engagements with these ids that are open to the viewer, in the order of the ids, each with its version. */
export async function listChosen(db: Db, ids: readonly string[]): Promise<ChosenRow[]> {
  if (ids.length === 0) return [];
  return rowsIn<{ version: number }>(
    db,
    Prisma.sql`select id from unnest(${ids.slice(0, MOST_CHOSEN)}::uuid[]) as chosen (id)`,
    version,
  );
}

/** All engagements under the filters, the newest first, at most 500. */
export async function listChosenBy(db: Db, viewer: Viewer, filters: EngagementFilters): Promise<ChosenRow[]> {
  return rowsIn<{ version: number }>(
    db,
    Prisma.sql`
      with found as materialized (select id, starts_on from engagement_visible where ${await partWhereOf(db, viewer, filters)})
      select id from found order by starts_on desc, id desc limit ${MOST_CHOSEN}`,
    version,
  );
}

export type ManyObjective = { value: string; label: string; isActive: boolean };

/** The objectives that may be added, and after them those in use no more that one of these engagements still serves: to be taken away. */
export async function listManyObjectives(db: Db, engagementIds: readonly string[]): Promise<ManyObjective[]> {
  const objectives = await db.objective.findMany({
    where: {
      OR: [{ isActive: true }, { engagements: { some: { engagementId: { in: [...engagementIds] } } } }],
    },
    select: { id: true, code: true, text: true, isActive: true },
    orderBy: [{ isActive: "desc" }, { code: "asc" }],
  });
  return objectives.map(({ id, code, text, isActive }) => ({
    value: id,
    label: `${code} ${text}${isActive ? "" : " (retired)"}`,
    isActive,
  }));
}
