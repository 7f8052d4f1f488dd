import "server-only";
import { formerWords } from "@/lib/audit/queries";
import { type CalendarDate, calendarDateOf, toDateColumn, todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { isId } from "@/lib/ids";
import { type PageInfo, pageInfo, pageWindow } from "@/lib/paging";
import { likeLiteral } from "@/lib/text";
import { holdsOn, inCareerOrder } from "../holdings/rules";
import { formerNames } from "../organisations/queries";
import type { PlaceFilters } from "../place-filters";
import { listedName } from "../rules";

/** Somebody who holds or held a post: a person on record, or a user of the product. Days as in `Held`. */
export type Holder = {
  id: string;
  personId: string | null;
  userId: string | null;
  name: string;
  rankText: string | null;
  startsOn: CalendarDate | null;
  endsOn: CalendarDate | null;
  isActing: boolean;
};

export type PostRow = {
  id: string;
  title: string;
  organisationId: string | null;
  organisation: string | null;
  nation: string | null;
  nationName: string | null;
  rankCode: string | null;
  isActive: boolean;
  isFictional: boolean;
  version: number;
  /** Everyone on record who held it, as far as they are open to the viewer, the latest first. */
  holders: Holder[];
  /** Those of them who hold it today (UTC day). */
  today: Holder[];
};

/** One page of posts, 50 rows, by organisation and title. */
export async function listPosts(
  db: Db,
  filters: PlaceFilters,
  page: number,
): Promise<{ rows: PostRow[]; info: PageInfo }> {
  const where = whereOf(filters);
  const info = pageInfo(await db.post.count({ where }), page);
  const { limit, offset, isReversed } = pageWindow(info);
  const sort = isReversed ? ("desc" as const) : ("asc" as const);
  const records = await db.post.findMany({
    where,
    include,
    orderBy: [{ title: sort }, { id: sort }],
    take: limit,
    skip: offset,
  });
  const rows = records.map(rowOf);
  return { rows: isReversed ? rows.reverse() : rows, info };
}

/** The post, or null when there is none, or none for this viewer. */
export async function getPost(db: Db, id: string): Promise<PostRow | null> {
  const record = isId(id) ? await db.post.findUnique({ where: { id }, include }) : null;
  return record && rowOf(record);
}

/** The posts of an organisation, active ones first, by title. */
export async function listPostsOf(db: Db, organisationId: string): Promise<PostRow[]> {
  const records = await db.post.findMany({
    where: { organisationId },
    include,
    orderBy: [{ isActive: "desc" }, { title: "asc" }, { id: "asc" }],
  });
  return records.map(rowOf);
}

/** Active posts of a nation, by title, for whoever says which users hold them. */
export async function listPostsOfNation(db: Db, nation: string): Promise<PostRow[]> {
  const records = await db.post.findMany({
    where: { nation, isActive: true, NOT: { title: "" } },
    include,
    orderBy: [{ title: "asc" }, { id: "asc" }],
  });
  return records.map(rowOf);
}

/** A post as engagements name it or named it; no organisations where it belongs to none. */
export type PostInWords = { titles: string[]; organisations: string[]; nation: string | null };

/** Null when there is no such post or none for this viewer, nor while its organisation is not open to them. */
export async function getPostInWords(db: Db, id: string): Promise<PostInWords | null> {
  const post = await db.post.findUnique({
    where: { id },
    select: {
      title: true,
      nation: true,
      organisationId: true,
      organisation: { select: { id: true, name: true, nation: true } },
    },
  });
  if (!post || (post.organisationId && !post.organisation)) return null;
  const { title, nation, organisation } = post;
  const before = async (field: string) =>
    (await formerWords(db, "post", [id], field)).map(({ words }) => words);
  const renamed = organisation ? await formerNames(db, [organisation]) : [];
  return {
    titles: [title, ...(await before("title"))],
    organisations: organisation
      ? [organisation.name, ...renamed.map(({ name }) => name), ...(await before("organisation"))]
      : [],
    nation,
  };
}

/** Which users held the post from when to when, as far as post and accounts are open to the viewer. Days as in `Held`. */
export async function listTermsOfUsers(
  db: Db,
  id: string,
): Promise<{ userId: string; startsOn: CalendarDate | null; endsOn: CalendarDate | null }[]> {
  const terms = await db.postHolding.findMany({
    where: { postId: id },
    select: { startsOn: true, endsOn: true, user: { select: { id: true } } },
    orderBy: { id: "asc" },
  });
  return terms.flatMap(({ user, startsOn, endsOn }) =>
    user
      ? [
          {
            userId: user.id,
            startsOn: startsOn && calendarDateOf(startsOn),
            endsOn: endsOn && calendarDateOf(endsOn),
          },
        ]
      : [],
  );
}

export type PostOption = { value: string; label: string; hint: string };

/**
 * At most 20 posts, active or not, by title: each of these words stands in the title, the organisation or the name of who holds
 * it today.
 * @param ofUsers only posts that users of the product hold or held
 */
export async function findPostOptions(db: Db, words: string, ofUsers: boolean): Promise<PostOption[]> {
  const records = await db.post.findMany({
    where: {
      ...whereOf({ q: words, country: null }),
      // Asked of the account, which may be closed to the viewer where the period is not.
      ...(ofUsers ? { holdings: { some: { user: { is: { NOT: { roles: { has: "SYSTEM" } } } } } } } : {}),
    },
    select: {
      id: true,
      title: true,
      organisation: { select: { name: true } },
      country: { select: { name: true } },
    },
    orderBy: [{ title: "asc" }, { id: "asc" }],
    take: 20,
  });
  return records.map(({ id, title, organisation, country }) => ({
    value: id,
    label: title,
    hint: [organisation?.name, country?.name ?? "International"].filter(Boolean).join(", "),
  }));
}

/** What these posts are called, with the organisation, by id; those that the viewer may not see are left out. */
export async function postNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const posts = await db.post.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, title: true, organisation: { select: { name: true } } },
  });
  return new Map(
    posts.map(({ id, title, organisation }) => [
      id,
      [title || "Title not known", organisation?.name].filter(Boolean).join(", "),
    ]),
  );
}

const include = {
  organisation: { select: { name: true } },
  country: { select: { name: true } },
  holdings: {
    include: {
      person: { select: { familyName: true, givenName: true, rankText: true } },
      user: { select: { name: true } },
    },
  },
} as const satisfies Prisma.PostInclude;

function rowOf(record: Prisma.PostGetPayload<{ include: typeof include }>): PostRow {
  const { organisation, country, holdings, createdById: _b, createdAt: _c, updatedAt: _u, ...post } = record;
  const holders = inCareerOrder(
    holdings.flatMap(({ person, user, postId: _p, startsOn, endsOn, ...holding }) => {
      const name = person ? listedName(person) : user?.name;
      return name === undefined
        ? []
        : [
            {
              ...holding,
              name,
              rankText: person?.rankText ?? null,
              startsOn: startsOn && calendarDateOf(startsOn),
              endsOn: endsOn && calendarDateOf(endsOn),
            },
          ];
    }),
  );
  const day = todayIn("UTC", new Date());
  return {
    ...post,
    organisation: organisation?.name ?? null,
    nationName: country?.name ?? null,
    holders,
    today: holders.filter((holder) => holdsOn(holder, day)),
  };
}

function whereOf({ q, country }: PlaceFilters): Prisma.PostWhereInput {
  const words = (q ?? "").split(/\s+/).filter(Boolean).slice(0, 6);
  return {
    NOT: { title: "" },
    ...(country ? { nation: country } : {}),
    AND: words.map((word) => {
      const contains = { contains: likeLiteral(word), mode: "insensitive" as const };
      return {
        OR: [
          { title: contains },
          { organisation: { OR: [{ name: contains }, { abbreviation: contains }] } },
          {
            holdings: {
              some: {
                ...heldToday(),
                OR: [
                  { person: { OR: [{ familyName: contains }, { givenName: contains }] } },
                  { user: { name: contains } },
                ],
              },
            },
          },
        ],
      };
    }),
  };
}

function heldToday(): Prisma.PostHoldingWhereInput {
  const day = toDateColumn(todayIn("UTC", new Date()));
  return {
    AND: [
      { OR: [{ startsOn: null }, { startsOn: { lte: day } }] },
      { OR: [{ endsOn: null }, { endsOn: { gte: day } }] },
    ],
  };
}
