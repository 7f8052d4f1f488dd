import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { PAGE_SIZE, pageInfo, pageWindow } from "@/lib/paging";
import { NAME_NOT_SHOWN } from "@/lib/people/labels";
import { areNamesOpen } from "@/lib/people/queries";
import { readersById } from "@/lib/readers/queries";
import { PLANNED_BY_VALUE } from "@/lib/statement-plans";
import { namesInSets, readSets } from "./field-sets/queries";
import { type EngagementFilters, isByDate, isNarrowed, type Sort, type When } from "./filters";
import { valuesOf } from "./form-values";
import { detailFrom, detailInclude, userIdsOf, withoutNames } from "./hydrate";
import { type Jump, jumpTo } from "./months";
import { rowsIn, rowsOf } from "./rows";
import type { EngagementInput } from "./schema";
import { countList, countParts, type ListCount, talliedPart } from "./totals";
import type { AttendanceView, EngagementDetail, EngagementList, EngagementRow } from "./views";
import { filtersOf, partsOf, whereOf } from "./where";

/** So many rows are found by their filters and sorted faster than met on the way through the dates. */
const SORTED_AT_ONCE = 5_000;

/** One page of the list, 50 rows, in an order that no two rows share. A page beyond the last gives the last. */
export async function listEngagements(
  db: Db,
  viewer: Viewer,
  filters: EngagementFilters,
  page: number,
): Promise<EngagementList> {
  return listCounted(db, viewer, filters, page, await countList(db, viewer, filters));
}

/** The first rows of the list, at most `most` of them (no more than a page), and how many it has. */
export async function listFirstEngagements(
  db: Db,
  viewer: Viewer,
  filters: EngagementFilters,
  most: number,
): Promise<{ rows: EngagementRow[]; total: number }> {
  if (filters.when !== "all" || talliedPart(filters)) {
    const count = await countList(db, viewer, filters);
    const { rows, info } = await listCounted(db, viewer, filters, 1, count, most);
    return { rows, total: info.total };
  }
  const found = await db.$queryRaw<{ id: string; total: number }[]>`${PLANNED_BY_VALUE}
    with found as materialized (
      select id, starts_on, title, type, status, updated_at from engagement_visible
      where ${await whereOf(db, viewer, filters)}
    )
    select id, (select count(*)::int from found) as total from found
    order by ${orderOf(filters.sort, false)} limit ${most}`;
  const rows = await rowsOf(
    db,
    found.map(({ id }) => id),
  );
  return { rows, total: found[0]?.total ?? 0 };
}

/** The same as a list with the exact number of rows in each part of it under the same filters. */
export async function listEngagementsInParts(
  db: Db,
  viewer: Viewer,
  filters: EngagementFilters,
  page: number,
): Promise<EngagementList & { totals: Record<When, number> }> {
  const { ahead, past, all } = await countParts(db, viewer, filters);
  const list = await listCounted(db, viewer, filters, page, { ahead, past, all }[filters.when]);
  return { ...list, totals: { ahead: ahead.total, past: past.total, all: all.total } };
}

/** How many rows the list under these filters has. */
export async function countEngagements(db: Db, viewer: Viewer, filters: EngagementFilters): Promise<number> {
  return (await countList(db, viewer, filters)).total;
}

/** The record with everything on it; null when there is none, or none for this viewer. */
export async function getEngagement(db: Db, reference: string): Promise<EngagementDetail | null> {
  return isReference(reference) ? getWhere(db, { reference }) : null;
}

/** Whether it has the form of a reference; anything else names no engagement. */
export function isReference(text: string): boolean {
  return /^[A-Z0-9-]{8,40}$/.test(text);
}

export async function getEngagementById(db: Db, id: string): Promise<EngagementDetail | null> {
  return getWhere(db, { id });
}

/** The record beside the values its form starts with. Whether it may be edited is for `canEdit` to say. */
export async function getEngagementForEdit(
  db: Db,
  reference: string,
): Promise<{ record: EngagementDetail; values: EngagementInput } | null> {
  const record = await getEngagement(db, reference);
  return record && { record, values: valuesOf(record) };
}

async function listCounted(
  db: Db,
  viewer: Viewer,
  filters: EngagementFilters,
  page: number,
  { total, months }: ListCount,
  most = PAGE_SIZE,
): Promise<EngagementList> {
  const info = pageInfo(total, page);
  if (info.total === 0) return { rows: [], info };
  const jump = months && isByDate(filters.sort) ? jumpTo(months, filters.sort === "-date", info) : null;
  const window = jump ? { ...jump, isReversed: false } : pageWindow(info);
  const limit = Math.min(window.limit, most);
  const found = await idsOf(db, viewer, filters, { ...window, limit, jump, total });
  const rows = await (isWhole(filters) ? rowsIn(db, found) : readByValue(db, found));
  return { rows: window.isReversed ? rows.reverse() : rows, info };
}

/** What is planned each time is found by itself, so that only that is planned. */
async function readByValue(db: Db, query: Prisma.Sql): Promise<EngagementRow[]> {
  const found = await db.$queryRaw<{ id: string }[]>`${PLANNED_BY_VALUE}${query}`;
  return rowsOf(
    db,
    found.map(({ id }) => id),
  );
}

function isWhole(filters: EngagementFilters): boolean {
  return !isNarrowed({ ...filters, when: "all" });
}

type Window = { limit: number; offset: number; isReversed: boolean; jump: Jump | null; total: number };

/** A select of the ids of the rows in a window of the list, in its order. */
async function idsOf(
  db: Db,
  viewer: Viewer,
  filters: EngagementFilters,
  { limit, offset, isReversed, jump, total }: Window,
): Promise<Prisma.Sql> {
  const order = orderOf(filters.sort, isReversed);
  const days = jump
    ? Prisma.sql`starts_on >= ${jump.from}::date and starts_on < ${jump.until}::date`
    : Prisma.sql`true`;
  const parts = partsOf(viewer, filters);
  const isAll = viewer.allCountries && viewer.isHome && isWhole(filters);
  // Who sees a part of the archive finds the days of it in the index alone, and what is theirs by name beside it.
  if (jump && isWhole(filters) && !isAll) {
    const found = parts.flatMap((part) =>
      [Prisma.sql`engagement_shared`, Prisma.sql`engagement_personal`].map(
        (view) => Prisma.sql`
          (select id, starts_on from ${view} where ${days} and ${part} order by ${order} limit ${offset + limit})`,
      ),
    );
    return Prisma.sql`
      select id from (${Prisma.join(found, " union all ")}) found order by ${order} limit ${limit} offset ${offset}`;
  }
  // The planner cannot know how much the wall leaves, and walks the whole archive by date for a few rows of it.
  const isFew = total <= SORTED_AT_ONCE && !isAll;
  const where = jump && !isFew ? await filtersOf(db, viewer, filters) : await whereOf(db, viewer, filters);
  // Of each part no more than the window can hold: together they would be sorted whole.
  const first = isFew ? Prisma.empty : Prisma.sql`order by ${order} limit ${offset + limit}`;
  const found = parts.map(
    (part) => Prisma.sql`
        (select id, starts_on, title, type, status, updated_at from engagement_visible
        where ${where} and ${days} and ${part} ${first})`,
  );
  return Prisma.sql`
      with found as ${isFew ? Prisma.sql`materialized` : Prisma.sql`not materialized`} (
        ${Prisma.join(found, " union all ")}
      )
      select id from found order by ${order} limit ${limit} offset ${offset}`;
}

/** Many records with everything on them, in the order of the ids; those the viewer may not see are left out. */
export async function listDetails(db: Db, ids: readonly string[]): Promise<EngagementDetail[]> {
  const records = await db.engagement.findMany({ where: { id: { in: [...ids] } }, include: detailInclude });
  const names = await userNames(db, records.flatMap(userIdsOf));
  const readers = await readersById(
    db,
    records.flatMap(({ access }) => access.map(({ readerId }) => readerId)),
  );
  const setsOf = await readSets(db, records);
  const named = await namesInSets(db, ids.map(setsOf));
  const unnamed = (await areNamesOpen(db)) ? null : await listUnnamed(db, ids);
  const byId = new Map(records.map((record) => [record.id, record]));
  return ids.flatMap((id) => {
    const record = byId.get(id);
    if (!record) return [];
    const detail = detailFrom(record, names, readers, { sets: setsOf(id), ...named });
    return [unnamed ? withoutNames(detail, unnamed.get(id) ?? []) : detail];
  });
}

/** How somebody stands, for whom that is not told. */
const UNSAID = { strength: null, nextContactOn: null, tone: null, toneReason: null } as const;

/** Who was there by rank and position, by engagement, for who may not know their names. */
async function listUnnamed(db: Db, ids: readonly string[]): Promise<Map<string, AttendanceView[]>> {
  const rows = await db.$queryRaw<
    (Omit<AttendanceView, "name" | "personId" | keyof typeof UNSAID> & { engagementId: string })[]
  >`
    select id, engagement_id as "engagementId", rank_text as "rankText", rank_code as "rankCode", band, service::text as service,
           position, organisation, nationality, side::text as side, role::text as role, attended
    from attendance_unnamed where engagement_id = any(${[...ids]}::uuid[]) order by sort, id`;
  const unnamed = new Map<string, AttendanceView[]>();
  for (const { engagementId, ...row } of rows)
    unnamed.set(engagementId, [
      ...(unnamed.get(engagementId) ?? []),
      { ...row, personId: null, name: NAME_NOT_SHOWN, ...UNSAID },
    ]);
  return unnamed;
}

async function getWhere(
  db: Db,
  where: { id: string } | { reference: string },
): Promise<EngagementDetail | null> {
  const found = "id" in where ? where : await db.engagement.findUnique({ where, select: { id: true } });
  const [record] = found ? await listDetails(db, [found.id]) : [];
  return record ?? null;
}

/** Names by id. Read apart from the records: an ally may see a record and not the accounts behind it. */
export async function userNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(users.map(({ id, name }) => [id, name]));
}

const COLUMNS = {
  date: "starts_on",
  title: "title",
  type: "type",
  status: "status",
  updated: "updated_at",
} as const;

/** `-type` is the exact reverse of `type`; ties are broken by date, newest first, and then by id. */
export function orderOf(sort: Sort, isReversed: boolean): Prisma.Sql {
  const key = sort.replace(/^-/, "") as keyof typeof COLUMNS;
  const isDescending = sort.startsWith("-") !== isReversed;
  const [to, against] = isDescending ? ["desc", "asc"] : ["asc", "desc"];
  const column = COLUMNS[key];
  return Prisma.raw(
    key === "date" || key === "updated"
      ? `${column} ${to}, id ${to}`
      : `${column} ${to}, starts_on ${against}, id ${against}`,
  );
}
