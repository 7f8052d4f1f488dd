import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, calendarDateOf, todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { type TextQuery, toTextQuery } from "@/lib/engagements/search/match";
import { Prisma } from "@/lib/generated/prisma/client";
import type { MilestoneKind, MilestoneState } from "@/lib/generated/prisma/enums";
import type { PageInfo } from "@/lib/paging";
import {
  countOwned,
  listFirstOwned,
  listOwned,
  listOwnedIds,
  type OwnedList,
  ownedConditions,
  ownerNames,
} from "../editions/owners/queries";
import { titleOf } from "../planner/prepare";
import type { MILESTONE_STATE_FILTERS, MilestoneFilters } from "./filters";

/** A milestone with the edition it is of. */
export type MilestoneRow = {
  id: string;
  kind: MilestoneKind;
  number: number;
  state: MilestoneState;
  plannedOn: CalendarDate | null;
  heldOn: CalendarDate | null;
  /** The name of the user or the title of the post; null while nobody owns it. */
  owner: string | null;
  edition: {
    reference: string;
    title: string;
    isCancelled: boolean;
    isFictional: boolean;
    series: { slug: string; name: string };
  };
};

/** A page of the milestones of all exercises that are open to the viewer, under these filters, by their planned day. */
export async function listMilestones(
  db: Db,
  viewer: Viewer,
  filters: MilestoneFilters,
  page: number,
): Promise<{ rows: MilestoneRow[]; info: PageInfo }> {
  return listOwned(db, await listUnder(db, viewer, filters), page);
}

/** The first rows of the list, at most `most` of them, and how many it has. */
export async function listFirstMilestones(
  db: Db,
  viewer: Viewer,
  filters: MilestoneFilters,
  most: number,
): Promise<{ rows: MilestoneRow[]; total: number }> {
  return listFirstOwned(db, await listUnder(db, viewer, filters), most);
}

/** All milestones of the list under these filters, in its order. */
export async function listMilestoneIds(db: Db, viewer: Viewer, filters: MilestoneFilters): Promise<string[]> {
  return listOwnedIds(db, await listUnder(db, viewer, filters));
}

/** How many rows the list under these filters has. */
export async function countMilestones(db: Db, viewer: Viewer, filters: MilestoneFilters): Promise<number> {
  return countOwned(db, await listUnder(db, viewer, filters));
}

/** Milestones that hold what was typed, the last planned or held first, at most `most` of them, with how many there are of each state and kind. */
export async function searchMilestones(
  db: Db,
  query: TextQuery | null,
  most: number,
): Promise<{ rows: MilestoneRow[]; counts: MilestoneCounts }> {
  if (query === null) return { rows: [], counts: { total: 0, byState: {}, byKind: {} } };
  const [found] = await db.$queryRaw<(MilestoneCounts & { ids: string[] })[]>`
    with found as materialized (
      select m.id, m.kind, m.number, m.state, m.planned_on, m.held_on, e.reference, e.cancel_reason
      from ${LISTED} where ${hasWords(query)}
    )
    select (select count(*)::int from found) as total,
           (select jsonb_build_object(
              'open', count(*) filter (where ${IS_OPEN}),
              'overdue', count(*) filter (where ${IS_OPEN} and ${isBefore(todayIn("UTC", new Date()))}),
              'done', count(*) filter (where ${IS_DONE})) from found) as "byState",
           (select coalesce(jsonb_object_agg(kind, number), '{}') from (
              select kind, count(*) as number from found group by kind) kinds) as "byKind",
           array(select id::text from found
                 order by coalesce(planned_on, held_on) desc nulls last, reference, kind, number limit ${most}) as ids`;
  if (!found) throw new Error("a count gave no row");
  const { ids, ...counts } = found;
  return { rows: await listMilestonesById(db, ids), counts };
}

export type MilestoneCounts = {
  total: number;
  /** What is overdue is open, too; what is not needed or of a cancelled edition is in none. */
  byState: Partial<Record<(typeof MILESTONE_STATE_FILTERS)[number], number>>;
  byKind: Partial<Record<MilestoneKind, number>>;
};

const LISTED = Prisma.sql`milestone_visible m join exercise_edition e on e.id = m.edition_id`;
const IS_OPEN = Prisma.sql`state = 'PLANNED' and cancel_reason is null`;
const IS_DONE = Prisma.sql`state = 'DONE'`;
const isBefore = (day: CalendarDate) => Prisma.sql`planned_on < ${day}::date`;
const hasWords = ({ texts }: TextQuery) => Prisma.sql`m.search_vector @@ ${texts}::tsquery`;

async function listUnder(
  db: Db,
  viewer: Viewer,
  filters: MilestoneFilters,
): Promise<OwnedList<MilestoneRow>> {
  const { q, state, kind, from, to } = filters;
  const query = q ? await toTextQuery(db, q) : null;
  return {
    from: LISTED,
    alias: "m",
    conditions: [
      q && (query ? hasWords(query) : Prisma.sql`false`),
      (state === "open" || state === "overdue") && IS_OPEN,
      state === "overdue" && isBefore(todayIn("UTC", new Date())),
      state === "done" && IS_DONE,
      kind && Prisma.sql`m.kind = ${kind}::milestone_kind`,
      from && Prisma.sql`m.planned_on >= ${from}::date`,
      to && Prisma.sql`m.planned_on <= ${to}::date`,
      ...ownedConditions(filters, viewer, "m"),
    ],
    order: Prisma.sql`coalesce(m.planned_on, m.held_on) asc nulls last, e.reference, m.kind, m.number`,
    read: listMilestonesById,
  };
}

/** The milestones with these ids, in their order; those that are not open to the viewer are left out. */
export async function listMilestonesById(db: Db, ids: readonly string[]): Promise<MilestoneRow[]> {
  const rows = await db.exerciseMilestone.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      kind: true,
      number: true,
      state: true,
      plannedOn: true,
      heldOn: true,
      ownerUserId: true,
      ownerPostId: true,
      edition: {
        select: {
          reference: true,
          name: true,
          year: true,
          cancelReason: true,
          isFictional: true,
          series: { select: { slug: true, name: true } },
        },
      },
    },
  });
  const owners = await ownerNames(db, rows);
  const byId = new Map(
    rows.map(({ ownerUserId, ownerPostId, plannedOn, heldOn, edition, ...row }) => [
      row.id,
      {
        ...row,
        plannedOn: plannedOn && calendarDateOf(plannedOn),
        heldOn: heldOn && calendarDateOf(heldOn),
        owner: owners({ ownerUserId, ownerPostId }),
        edition: {
          reference: edition.reference,
          title: titleOf(edition),
          isCancelled: edition.cancelReason !== null,
          isFictional: edition.isFictional,
          series: edition.series,
        },
      },
    ]),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}
