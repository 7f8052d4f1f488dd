import "server-only";
import { ACCOUNT_NOT_SHOWN } from "@/lib/auth/users/labels";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { type PageInfo, pageInfo, type Span } from "@/lib/paging";
import type { Owner } from "../schema";
import type { OWNERS, OwnedFilters } from "./filters";

/** What is wrong with whoever is to own a milestone or a lesson, in words, or null. */
export async function faultOfOwner(db: Db, { ownerUserId, ownerPostId }: Owner): Promise<string | null> {
  const isThere =
    (ownerUserId === null ||
      (await db.user.findFirst({ where: { id: ownerUserId, disabledAt: null }, select: { id: true } }))) &&
    (ownerPostId === null ||
      (await db.post.findFirst({ where: { id: ownerPostId, isActive: true }, select: { id: true } })));
  return isThere ? null : "This owner is not there any more; choose another.";
}

type Owned = { ownerUserId: string | null; ownerPostId: string | null };

/** Gives the name of each owner: of the user, or the title of the post. Read apart: an ally may see a plan and not the accounts behind it. */
export async function ownerNames(db: Db, rows: readonly Owned[]) {
  const ids = (pick: (row: Owned) => string | null) => [...new Set(rows.flatMap((row) => pick(row) ?? []))];
  const users = await db.user.findMany({
    where: { id: { in: ids((row) => row.ownerUserId) } },
    select: { id: true, name: true },
  });
  const posts = await db.post.findMany({
    where: { id: { in: ids((row) => row.ownerPostId) } },
    select: { id: true, title: true },
  });
  return ({ ownerUserId, ownerPostId }: Owned): string | null => {
    if (ownerUserId) return users.find(({ id }) => id === ownerUserId)?.name ?? ACCOUNT_NOT_SHOWN;
    if (ownerPostId) return posts.find(({ id }) => id === ownerPostId)?.title ?? "A post not open to you";
    return null;
  };
}

type Condition = Prisma.Sql | false | "" | null;

/** A list over all exercises whose rows somebody owns, under given filters. */
export type OwnedList<Row> = {
  /** The rows' table with their edition as `e`. */
  from: Prisma.Sql;
  /** What the rows' table is called there. */
  alias: "l" | "m";
  /** All hold; what is not a condition is left out. */
  conditions: readonly Condition[];
  /** No two rows may share a place. */
  order: Prisma.Sql;
  /** Reads rows by their ids, in their order. */
  read: (db: Db, ids: readonly string[]) => Promise<Row[]>;
};

/** A page of such a list; a page beyond the last is pulled back to it. */
export async function listOwned<Row>(
  db: Db,
  list: OwnedList<Row>,
  page: number,
): Promise<{ rows: Row[]; info: PageInfo }> {
  const info = pageInfo(await countOwned(db, list), page);
  return { rows: await readSpan(db, list, info), info };
}

/** The first rows of such a list, at most `most` of them, and how many it has. */
export async function listFirstOwned<Row>(
  db: Db,
  list: OwnedList<Row>,
  most: number,
): Promise<{ rows: Row[]; total: number }> {
  const total = await countOwned(db, list);
  return { rows: total > 0 ? await readSpan(db, list, { from: 1, to: most }) : [], total };
}

/** How many rows such a list has. */
export async function countOwned(
  db: Db,
  { from, conditions }: Pick<OwnedList<unknown>, "from" | "conditions">,
): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from ${from} where ${allOf(conditions)}`;
  return row?.count ?? 0;
}

/** The ids of all rows of such a list, in its order. */
export async function listOwnedIds(db: Db, list: OwnedList<unknown>): Promise<string[]> {
  return readIds(db, list, Prisma.empty);
}

/** What filters that such lists share ask of a row. */
export function ownedConditions(
  { owner, series, country }: OwnedFilters,
  viewer: Viewer,
  alias: OwnedList<unknown>["alias"],
): Condition[] {
  return [
    owner && ownedBy(owner, viewer, alias),
    series && Prisma.sql`e.series_id = (select id from exercise_series where slug = ${series})`,
    country && Prisma.sql`e.country_codes @> array[${country}]`,
  ];
}

async function readSpan<Row>(db: Db, list: OwnedList<Row>, { from, to }: Span): Promise<Row[]> {
  const first = Math.max(from, 1);
  return list.read(db, await readIds(db, list, Prisma.sql`limit ${to - first + 1} offset ${first - 1}`));
}

async function readIds(
  db: Db,
  { from, alias, conditions, order }: OwnedList<unknown>,
  span: Prisma.Sql,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select ${Prisma.raw(alias)}.id from ${from} where ${allOf(conditions)} order by ${order} ${span}`;
  return rows.map(({ id }) => id);
}

function allOf(conditions: readonly Condition[]): Prisma.Sql {
  const parts = conditions.filter((part) => part instanceof Prisma.Sql);
  return parts.length > 0 ? Prisma.join(parts, " and ") : Prisma.sql`true`;
}

/** The condition that a row is the viewer's, by themselves or by a post of theirs, or that nobody owns it yet. */
function ownedBy(
  owner: (typeof OWNERS)[number],
  viewer: Viewer,
  alias: OwnedList<unknown>["alias"],
): Prisma.Sql {
  const [user, post] = [Prisma.raw(`${alias}.owner_user_id`), Prisma.raw(`${alias}.owner_post_id`)];
  return owner === "nobody"
    ? Prisma.sql`${user} is null and ${post} is null`
    : Prisma.sql`(${user} = ${viewer.id}::uuid or ${post} = any(${[...viewer.posts]}::uuid[]))`;
}
