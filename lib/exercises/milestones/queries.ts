import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, calendarDateOf, todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
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
import type { MilestoneFilters } from "./filters";

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
  return listOwned(db, listUnder(viewer, filters), page);
}

/** The first rows of the list, at most `most` of them, and how many it has. */
export async function listFirstMilestones(
  db: Db,
  viewer: Viewer,
  filters: MilestoneFilters,
  most: number,
): Promise<{ rows: MilestoneRow[]; total: number }> {
  return listFirstOwned(db, listUnder(viewer, filters), most);
}

/** All milestones of the list under these filters, in its order. */
export async function listMilestoneIds(db: Db, viewer: Viewer, filters: MilestoneFilters): Promise<string[]> {
  return listOwnedIds(db, listUnder(viewer, filters));
}

/** How many rows the list under these filters has. */
export async function countMilestones(db: Db, viewer: Viewer, filters: MilestoneFilters): Promise<number> {
  return countOwned(db, listUnder(viewer, filters));
}

function listUnder(viewer: Viewer, filters: MilestoneFilters): OwnedList<MilestoneRow> {
  const { state, kind, from, to } = filters;
  return {
    from: Prisma.sql`exercise_milestone m join exercise_edition e on e.id = m.edition_id`,
    alias: "m",
    conditions: [
      (state === "open" || state === "overdue") &&
        Prisma.sql`m.state = 'PLANNED' and e.cancel_reason is null`,
      state === "overdue" && Prisma.sql`m.planned_on < ${todayIn("UTC", new Date())}::date`,
      state === "done" && Prisma.sql`m.state = 'DONE'`,
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
