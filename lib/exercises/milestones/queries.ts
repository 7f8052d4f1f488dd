import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, calendarDateOf, todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { MilestoneKind, MilestoneState } from "@/lib/generated/prisma/enums";
import { type PageInfo, pageInfo, type Span } from "@/lib/paging";
import { ownedBy, ownerNames } from "../editions/owners/queries";
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
  const info = pageInfo(await countMilestones(db, viewer, filters), page);
  return { rows: await readRows(db, viewer, filters, info), info };
}

/** The first rows of the list, at most `most` of them, and how many it has. */
export async function listFirstMilestones(
  db: Db,
  viewer: Viewer,
  filters: MilestoneFilters,
  most: number,
): Promise<{ rows: MilestoneRow[]; total: number }> {
  const total = await countMilestones(db, viewer, filters);
  return { rows: total > 0 ? await readRows(db, viewer, filters, { from: 1, to: most }) : [], total };
}

/** How many rows the list under these filters has. */
export async function countMilestones(db: Db, viewer: Viewer, filters: MilestoneFilters): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from ${LISTED} where ${whereOf(viewer, filters)}`;
  return row?.count ?? 0;
}

const LISTED = Prisma.sql`exercise_milestone m join exercise_edition e on e.id = m.edition_id`;

async function readRows(
  db: Db,
  viewer: Viewer,
  filters: MilestoneFilters,
  { from, to }: Span,
): Promise<MilestoneRow[]> {
  const found = await db.$queryRaw<{ id: string }[]>`
    select m.id from ${LISTED} where ${whereOf(viewer, filters)}
    order by coalesce(m.planned_on, m.held_on) asc nulls last, e.reference, m.kind, m.number
    limit ${to - Math.max(from, 1) + 1} offset ${Math.max(from, 1) - 1}`;
  const ids = found.map(({ id }) => id);
  const rows = await db.exerciseMilestone.findMany({
    where: { id: { in: ids } },
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

function whereOf(viewer: Viewer, filters: MilestoneFilters): Prisma.Sql {
  const { state, kind, owner, series, country, from, to } = filters;
  const parts = [
    (state === "open" || state === "overdue") && Prisma.sql`m.state = 'PLANNED' and e.cancel_reason is null`,
    state === "overdue" && Prisma.sql`m.planned_on < ${todayIn("UTC", new Date())}::date`,
    state === "done" && Prisma.sql`m.state = 'DONE'`,
    kind && Prisma.sql`m.kind = ${kind}::milestone_kind`,
    owner && ownedBy(owner, viewer, "m"),
    series && Prisma.sql`e.series_id = (select id from exercise_series where slug = ${series})`,
    country && Prisma.sql`e.country_codes @> array[${country}]`,
    from && Prisma.sql`m.planned_on >= ${from}::date`,
    to && Prisma.sql`m.planned_on <= ${to}::date`,
  ].filter((part) => part instanceof Prisma.Sql);
  return parts.length > 0 ? Prisma.join(parts, " and ") : Prisma.sql`true`;
}
