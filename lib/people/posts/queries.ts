import "server-only";
import { formerWords } from "@/lib/audit/queries";
import { countFound } from "@/lib/counts";
import { type CalendarDate, calendarDateOf, todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { isId } from "@/lib/ids";
import type { PageInfo } from "@/lib/paging";
import { holdsOn, inCareerOrder } from "../holdings/rules";
import { formerNames } from "../organisations/queries";
import type { PlaceFilters } from "../place-filters";
import { listedName } from "../rules";
import {
  findOrComeClose,
  fitsOf,
  isLike,
  patternOf,
  readFits,
  readPlaceIds,
  readPlacePage,
  type SearchWord,
  type WordRule,
} from "../search";

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
  /** Titles that a merge gave up. */
  otherNames: string[];
  /** The post this one was merged into. */
  mergedIntoId: string | null;
  version: number;
  /** Everyone on record who held it, as far as they are open to the viewer, the latest first. */
  holders: Holder[];
  /** Those of them who hold it today (UTC day). */
  today: Holder[];
};

/** One page of posts, 50 rows, by title. When none has the words of the search, those that come close: `isNear` says so, and
 * none of them is in `found`, which is how many were found. */
export async function listPosts(
  db: Db,
  filters: PlaceFilters,
  page: number,
): Promise<{ rows: PostRow[]; info: PageInfo; isNear: boolean; found: number }> {
  const all = await findPosts(db, filters);
  const { ids, info } = await readPlacePage(db, "post", all, page);
  return { rows: await listPostsById(db, ids), info, isNear: all.isNear, found: countFound(all) };
}

/** All posts of the list under these filters, in its order. */
export async function listPostIds(db: Db, filters: PlaceFilters): Promise<string[]> {
  return readPlaceIds(db, "post", (await findPosts(db, filters)).where);
}

export async function countPosts(db: Db, filters: PlaceFilters): Promise<number> {
  return (await findPosts(db, filters)).total;
}

type FoundPost = {
  id: string;
  title: string;
  organisation: string | null;
  nationName: string | null;
  isFictional: boolean;
};

/** The posts that the list under these words holds, those first that are called so themselves, and how many it holds. */
export async function searchPosts(
  db: Db,
  words: readonly SearchWord[],
  most: number,
): Promise<{ rows: FoundPost[]; total: number; isNear: boolean }> {
  const isCalledSo = Prisma.sql`v.title_text like all (${words.map(patternOf)}::text[])`;
  return findOrComeClose(fitsOf(IN_POST, words), async (fits) => {
    const rows = await db.$queryRaw<(FoundPost & { total: number })[]>`
      select v.id, v.title, o.name as organisation, c.name as "nationName", v.is_fictional as "isFictional",
             count(*) over ()::int as total
      from post_visible v left join organisation_visible o on o.id = v.organisation_id left join country c on c.code = v.nation
      where ${whereOf(null, fits)}
      order by ${isCalledSo} desc, v.title, v.id limit ${most}`;
    return { rows, total: rows[0]?.total ?? 0 };
  });
}

/** The post, or null when there is none, or none for this viewer. */
export async function getPost(db: Db, id: string): Promise<PostRow | null> {
  const record = isId(id) ? await db.post.findUnique({ where: { id }, include }) : null;
  return record && rowOf(record);
}

/** These posts in the order of the ids; those that are not open to the viewer are left out. */
export async function listPostsById(db: Db, ids: readonly string[]): Promise<PostRow[]> {
  if (ids.length === 0) return [];
  const records = await db.post.findMany({ where: { id: { in: [...ids] } }, include });
  return records.map(rowOf).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** The posts of an organisation, active ones first, by title. */
export async function listPostsOf(db: Db, organisationId: string): Promise<PostRow[]> {
  const records = await db.post.findMany({
    where: { organisationId, mergedIntoId: null },
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
type PostInWords = { titles: string[]; organisations: string[]; nation: string | null };

/** Null when there is no such post or none for this viewer, nor while its organisation is not open to them. */
export async function getPostInWords(db: Db, id: string): Promise<PostInWords | null> {
  const found = await db.post.findUnique({ where: { id }, select: { mergedIntoId: true } });
  const keptId = found?.mergedIntoId ?? id;
  const post = await db.post.findUnique({
    where: { id: keptId },
    select: {
      title: true,
      otherNames: true,
      nation: true,
      organisationId: true,
      organisation: { select: { id: true, name: true, nation: true } },
    },
  });
  if (!post || (post.organisationId && !post.organisation)) return null;
  const { title, otherNames, nation, organisation } = post;
  const before = async (field: string) =>
    (await formerWords(db, "post", [keptId], field)).map(({ words }) => words);
  const renamed = organisation ? await formerNames(db, [organisation]) : [];
  return {
    titles: [title, ...otherNames, ...(await before("title"))],
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

type PostOption = { value: string; label: string; hint: string };

/**
 * At most 20 posts, active or not, by title: each of these words stands in the title, the organisation or the name of who holds
 * it today, or comes close where no post has them all.
 * @param ofUsers only posts that users of the product hold or held
 * @param inUse only those that are active
 */
export async function findPostOptions(
  db: Db,
  words: string,
  { ofUsers = false, inUse = false }: { ofUsers?: boolean; inUse?: boolean } = {},
): Promise<PostOption[]> {
  // Asked of the account, which may be closed to the viewer where the period is not.
  const ofWhom = ofUsers
    ? Prisma.sql`exists (
        select 1 from post_holding h join app_user u on u.id = h.user_id
        where h.post_id = v.id and not 'SYSTEM' = any(u.roles))`
    : Prisma.sql`true`;
  const ofUse = inUse ? Prisma.sql`v.id in (select id from post where is_active)` : Prisma.sql`true`;
  const { options } = await findOrComeClose(await readFits(db, IN_POST, words), async (fits) => {
    const found = await db.$queryRaw<PostOption[]>`
      select v.id as value, v.title as label, concat_ws(', ', o.name, coalesce(c.name, 'International')) as hint
      from post_visible v left join organisation_visible o on o.id = v.organisation_id left join country c on c.code = v.nation
      where ${whereOf(null, fits)} and ${ofWhom} and ${ofUse}
      order by v.title, v.id limit 20`;
    return { options: found, total: found.length };
  });
  return options;
}

const CALLED = { title: true, organisation: { select: { name: true } } } as const;

/** What these posts, or those that they were merged into, are called, with the organisation, by id; those that the viewer may not see are left out. */
export async function postNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const posts = await db.post.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, ...CALLED, mergedInto: { select: CALLED } },
  });
  return new Map(
    posts.map(({ id, mergedInto, ...post }) => {
      const { title, organisation } = mergedInto ?? post;
      return [id, [title || "Title not known", organisation?.name].filter(Boolean).join(", ")];
    }),
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

/** The condition of the list of posts, over post_visible as `v`, and how many it holds. */
async function findPosts(db: Db, { q, country }: PlaceFilters) {
  return findOrComeClose(await readFits(db, IN_POST, q), async (fits) => {
    const where = whereOf(country, fits);
    const [row] = await db.$queryRaw<{ total: number }[]>`
      select count(*)::int as total from post_visible v where ${where}`;
    return { where, total: row?.total ?? 0 };
  });
}

function whereOf(country: string | null, fits: Prisma.Sql): Prisma.Sql {
  const ofNation = country ? Prisma.sql`v.nation = ${country}` : Prisma.sql`true`;
  return Prisma.sql`v.title <> '' and ${ofNation} and ${fits}`;
}

/** Over post_visible: a word stands in a title that the post has or had, or that a merge gave up, in a name of its organisation or in that of who holds it
 * today; only titles and organisations come close. */
const IN_POST: WordRule = {
  has: (word) => {
    const pattern = patternOf(word);
    // The first name of somebody has no blank before it.
    const atTheFront = pattern.replace(/^% /, "");
    return Prisma.sql`
      select id from post_words where words like ${pattern}
      union all
      select id from post_held_today where name_text like ${pattern} or name_text like ${atTheFront}`;
  },
  comesClose: (word) =>
    Prisma.sql`select id from post_words where ${isLike(word, Prisma.sql`words`, Prisma.sql`bones`)}`,
  // The posts with a word are looked up once for each word. As conditions of their own, the database may look up those with "of"
  // once for each post with "head", which takes it seconds.
  all: (posts) =>
    Prisma.sql`v.id in (${Prisma.join(
      posts.map((each) => Prisma.sql`(${each})`),
      " intersect ",
    )})`,
};
