import "server-only";
import { type CalendarDate, calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";

/** Somebody named for a portfolio, directly or as holder of a post, on the days (UTC) on which all of these hold. */
export type CoverRow = {
  userId: string;
  name: string;
  isDisabled: boolean;
  /** Null for who is named directly. */
  postId: string | null;
  post: string | null;
  isActing: boolean;
  isBackup: boolean;
  startsOn: CalendarDate;
  endsOn: CalendarDate | null;
};

export type PortfolioView = {
  id: string;
  version: number;
  name: string;
  startsOn: CalendarDate;
  endsOn: CalendarDate | null;
  countries: { code: string; name: string }[];
  posts: {
    postId: string;
    title: string;
    startsOn: CalendarDate;
    endsOn: CalendarDate | null;
    isBackup: boolean;
  }[];
  members: {
    userId: string;
    name: string;
    email: string;
    startsOn: CalendarDate;
    endsOn: CalendarDate | null;
    isBackup: boolean;
  }[];
  /** Who covers it through time, the earliest first. */
  cover: CoverRow[];
};

/** Every portfolio by name, with its countries by name, its posts and people, main cover first, and who that makes cover it. */
export async function listPortfolios(db: Db): Promise<PortfolioView[]> {
  const rows = await db.portfolio.findMany({ orderBy: { name: "asc" }, include: parts });
  const cover = await readCover(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => toView(row, cover.get(row.id) ?? []));
}

/** One portfolio, or null. */
export async function getPortfolio(db: Db, id: string): Promise<PortfolioView | null> {
  const row = await db.portfolio.findUnique({ where: { id }, include: parts });
  return row && toView(row, (await readCover(db, [id])).get(id) ?? []);
}

/** Whether this post covers, before them, a portfolio that names the viewer as a backup: no backup makes way for themselves. */
export async function isBackupOfPost(db: Db, postId: string): Promise<boolean> {
  const [row] = await db.$queryRaw<[{ is: boolean }]>`select viewer_backs_up_post(${postId}::uuid) as "is"`;
  return row.is;
}

const inOrder = [{ isBackup: "asc" }, { startsOn: "asc" }] as const;
const parts = {
  countries: { include: { country: { select: { name: true } } }, orderBy: { country: { name: "asc" } } },
  posts: {
    include: { post: { select: { title: true } } },
    orderBy: [...inOrder, { post: { title: "asc" } }],
  },
  members: {
    include: { user: { select: { name: true, email: true } } },
    orderBy: [...inOrder, { user: { name: "asc" } }],
  },
} satisfies Prisma.PortfolioInclude;

function toView(
  row: Prisma.PortfolioGetPayload<{ include: typeof parts }>,
  cover: CoverRow[],
): PortfolioView {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    ...periodOf(row),
    countries: row.countries.map(({ countryCode, country }) => ({ code: countryCode, name: country.name })),
    posts: row.posts.map(({ postId, post, isBackup, ...days }) => ({
      postId,
      title: post.title,
      ...periodOf(days),
      isBackup,
    })),
    members: row.members.map(({ userId, user, isBackup, ...days }) => ({
      userId,
      ...user,
      ...periodOf(days),
      isBackup,
    })),
    cover,
  };
}

async function readCover(db: Db, portfolioIds: readonly string[]): Promise<Map<string, CoverRow[]>> {
  const rows = await db.$queryRaw<
    (Omit<CoverRow, "startsOn" | "endsOn"> & { portfolioId: string; startsOn: Date; endsOn: Date | null })[]
  >`
    select c.portfolio_id as "portfolioId", c.user_id as "userId", u.name, u.disabled_at is not null as "isDisabled",
           c.post_id as "postId", p.title as post, c.is_acting as "isActing", c.is_backup as "isBackup",
           c.starts_on as "startsOn", c.ends_on as "endsOn"
    from portfolio_cover c join app_user u on u.id = c.user_id left join post p on p.id = c.post_id
    where c.portfolio_id = any(${[...portfolioIds]}::uuid[])
    order by c.is_backup, c.starts_on, u.name, p.title`;
  const cover = rows.map(({ startsOn, endsOn, ...row }) => ({ ...row, ...periodOf({ startsOn, endsOn }) }));
  return Map.groupBy(cover, ({ portfolioId }) => portfolioId);
}

function periodOf({ startsOn, endsOn }: { startsOn: Date; endsOn: Date | null }) {
  return { startsOn: calendarDateOf(startsOn), endsOn: endsOn && calendarDateOf(endsOn) };
}
