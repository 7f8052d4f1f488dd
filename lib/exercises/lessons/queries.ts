import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, calendarDateOf, todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { type TextQuery, toTextQuery } from "@/lib/engagements/search/match";
import { Prisma } from "@/lib/generated/prisma/client";
import type { LessonKind, LessonState } from "@/lib/generated/prisma/enums";
import type { PageInfo } from "@/lib/paging";
import { IS_OPEN } from "../editions/lessons/where";
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
import type { LessonFilters } from "./filters";

/** A lesson or observation with the edition it is of. */
export type LessonRow = {
  id: string;
  number: number;
  kind: LessonKind;
  text: string;
  action: string | null;
  outcome: string | null;
  state: LessonState;
  dueOn: CalendarDate | null;
  ownerUserId: string | null;
  ownerPostId: string | null;
  /** The name of the user or the title of the post; null while nobody owns it. */
  owner: string | null;
  edition: {
    reference: string;
    title: string;
    year: number;
    isFictional: boolean;
    series: { slug: string; name: string };
  };
};

/** A page of the lessons of all exercises that are open to the viewer, under these filters and in their order, which no two share. */
export async function listLessons(
  db: Db,
  viewer: Viewer,
  filters: LessonFilters,
  page: number,
): Promise<{ rows: LessonRow[]; info: PageInfo }> {
  return listOwned(db, await listUnder(db, viewer, filters), page);
}

/** The first rows of the list, at most `most` of them, and how many it has. */
export async function listFirstLessons(
  db: Db,
  viewer: Viewer,
  filters: LessonFilters,
  most: number,
): Promise<{ rows: LessonRow[]; total: number }> {
  return listFirstOwned(db, await listUnder(db, viewer, filters), most);
}

/** How many rows the list under these filters has. */
export async function countLessons(db: Db, viewer: Viewer, filters: LessonFilters): Promise<number> {
  return countOwned(db, await listUnder(db, viewer, filters));
}

/** All lessons of the list under these filters, in its order. */
export async function listLessonIds(db: Db, viewer: Viewer, filters: LessonFilters): Promise<string[]> {
  return listOwnedIds(db, await listUnder(db, viewer, filters));
}

/** The lessons with these ids, in their order; those that are not open to the viewer are left out. */
export async function listLessonsById(db: Db, ids: readonly string[]): Promise<LessonRow[]> {
  const rows = await db.exerciseLesson.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      number: true,
      kind: true,
      text: true,
      action: true,
      outcome: true,
      state: true,
      dueOn: true,
      ownerUserId: true,
      ownerPostId: true,
      edition: {
        select: {
          reference: true,
          name: true,
          year: true,
          isFictional: true,
          series: { select: { slug: true, name: true } },
        },
      },
    },
  });
  const owners = await ownerNames(db, rows);
  const byId = new Map(
    rows.map(({ dueOn, edition, ...row }) => [
      row.id,
      {
        ...row,
        dueOn: dueOn && calendarDateOf(dueOn),
        owner: owners(row),
        edition: {
          reference: edition.reference,
          title: titleOf(edition),
          year: edition.year,
          isFictional: edition.isFictional,
          series: edition.series,
        },
      },
    ]),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/**
 * Lessons of the editions of a series that were over before another began, what was dropped left out: the latest edition first, at most
 * `most`, and how many there are. Where the other has no days yet, those of its year and before.
 */
export async function listFormerLessons(
  db: Db,
  {
    seriesId,
    before,
    most,
  }: { seriesId: string; before: { id: string; year: number; startsOn: CalendarDate | null }; most: number },
): Promise<{ rows: LessonRow[]; total: number }> {
  const found = await db.$queryRaw<{ id: string; total: number }[]>`
    select l.id, count(*) over ()::int as total from ${LISTED}
    where e.series_id = ${seriesId}::uuid and e.id <> ${before.id}::uuid
      and coalesce(e.ends_on < ${before.startsOn}::date, e.year <= ${before.year}) and l.kind = 'LESSON' and l.state <> 'DROPPED'
    order by ${ORDERS.exercise} limit ${most}`;
  return {
    rows: await listLessonsById(
      db,
      found.map(({ id }) => id),
    ),
    total: found[0]?.total ?? 0,
  };
}

/** Lessons and observations that hold what was typed, those that fit best first, at most `most` of them, and how many there are. */
export async function searchLessons(
  db: Db,
  query: TextQuery | null,
  most: number,
): Promise<{ rows: LessonRow[]; total: number }> {
  if (query === null) return { rows: [], total: 0 };
  const found = await db.$queryRaw<{ id: string; total: number }[]>`
    select l.id, count(*) over ()::int as total from lesson_visible l
    where l.search_vector @@ ${query.texts}::tsquery
    order by ts_rank(l.search_vector, ${query.texts}::tsquery) desc, l.id desc limit ${most}`;
  return {
    rows: await listLessonsById(
      db,
      found.map(({ id }) => id),
    ),
    total: found[0]?.total ?? 0,
  };
}

/** How many lessons and observations are open to the viewer. */
export async function countVisibleLessons(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`select count(*)::int as count from lesson_visible`;
  return row?.count ?? 0;
}

const LISTED = Prisma.sql`lesson_visible l join exercise_edition e on e.id = l.edition_id`;

/** A reference is one edition's and a number one lesson's in it, so that no two rows share a place. */
const BY_EDITION = Prisma.sql`e.starts_on desc nulls last, e.year desc, e.reference, l.number`;
const ORDERS: Readonly<Record<LessonFilters["sort"], Prisma.Sql>> = {
  due: Prisma.sql`not ${IS_OPEN}, l.due_on asc nulls last, ${BY_EDITION}`,
  exercise: BY_EDITION,
};

/** What is somebody's to bring about. An observation that nobody owns and that has no day asks nothing of anybody. */
const IS_ASKED = Prisma.sql`${IS_OPEN}
  and (l.kind = 'LESSON' or num_nonnulls(l.owner_user_id, l.owner_post_id, l.due_on) > 0)`;

async function listUnder(db: Db, viewer: Viewer, filters: LessonFilters): Promise<OwnedList<LessonRow>> {
  const { q, state, kind, sort } = filters;
  const query = q ? await toTextQuery(db, q) : null;
  return {
    from: LISTED,
    alias: "l",
    conditions: [
      q && (query ? Prisma.sql`l.search_vector @@ ${query.texts}::tsquery` : Prisma.sql`false`),
      (state === "open" || state === "overdue") && IS_ASKED,
      state === "overdue" && Prisma.sql`l.due_on < ${todayIn("UTC", new Date())}::date`,
      state === "closed" && Prisma.sql`not ${IS_OPEN}`,
      kind && Prisma.sql`l.kind = ${kind}::lesson_kind`,
      ...ownedConditions(filters, viewer, "l"),
    ],
    order: ORDERS[sort],
    read: listLessonsById,
  };
}
