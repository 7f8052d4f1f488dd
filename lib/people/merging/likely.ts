import "server-only";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** How many are offered for one. */
const MOST = 5;
/** As many names may share a beginning and still be compared with each other: what is compared grows with the square of it. */
const CROWD = 200;
/** Pairs shown on one page of the review. */
const MOST_PAIRS = 50;

type Kind = "organisation" | "post";

/** The names of one, and what those that may be the same share with it. Organisations share the nation, posts the organisation too. */
const NAMED: Readonly<Record<Kind, { names: Prisma.Sql; scope: Prisma.Sql }>> = {
  organisation: {
    names: Prisma.sql`array[r.name, r.native_name, r.abbreviation] || r.other_names
      || array(select f.name from organisation_name f where f.organisation_id = r.id)`,
    scope: Prisma.sql`coalesce(r.nation, '')`,
  },
  post: {
    names: Prisma.sql`array[r.title] || r.other_names`,
    scope: Prisma.sql`coalesce(r.nation, '') || coalesce(r.organisation_id::text, '')`,
  },
};

const distinct = (kind: Kind, one: Prisma.Sql, other: Prisma.Sql) => Prisma.sql`
  exists (select 1 from ${Prisma.raw(`${kind}_distinction`)} d
          where (d.one_id, d.other_id) in ((${one}, ${other}), (${other}, ${one})))`;

/**
 * Which organisations or posts on record may be the same as one with these names, at most five, by id: of the same scope, with a name
 * of as many words that are each spelled nearly so. `exceptId` is left out, and with it what was said not to be the same.
 */
export async function findLikely(
  db: Db,
  kind: Kind,
  {
    names,
    nation,
    organisationId,
  }: { names: readonly (string | null)[]; nation: string | null; organisationId?: string | null },
  exceptId: string | null = null,
): Promise<string[]> {
  const { names: theirs, scope } = NAMED[kind];
  const asked = names.filter(Boolean);
  if (asked.length === 0) return [];
  const found = await db.$queryRaw<{ id: string }[]>`
    with asked as materialized (select office_words(n) as words from unnest(${asked}::text[]) n)
    select v.id from ${Prisma.raw(`${kind}_visible`)} v join ${Prisma.raw(kind)} r on r.id = v.id
    where ${scope} = ${(nation ?? "") + (kind === "post" ? (organisationId ?? "") : "")} and v.id is distinct from ${exceptId}::uuid
      and exists (select 1 from asked, unnest(${theirs}) n where n <> '' and offices_agree(office_words(n), asked.words))
      and not ${distinct(kind, Prisma.sql`v.id`, Prisma.sql`${exceptId}::uuid`)}
    order by v.id limit ${MOST}`;
  return found.map(({ id }) => id);
}

/** Pairs of ids that may be one, as far as both are open to the viewer, without those said to be two. */
export async function findLikelyPairs(
  db: Db,
  kind: Kind,
): Promise<{ pairs: { one: string; other: string }[]; total: number }> {
  const { names, scope } = NAMED[kind];
  // Names that agree share the beginning of a word in nearly every spelling: only those are compared. What many share, as "Office", says
  // little: then another of their words does, or the whole of them.
  const found = await db.$queryRaw<{ one: string; other: string; total: number }[]>`
    with named as materialized (
      select distinct v.id, ${scope} as scope, office_words(n) as words
      from ${Prisma.raw(`${kind}_visible`)} v join ${Prisma.raw(kind)} r on r.id = v.id, unnest(${names}) n where n <> ''
    ), begun as materialized (
      select distinct id, scope, words, cardinality(words) as size, left(word, 3) as beginning from named, unnest(words) word
      union select id, scope, words, cardinality(words), array_to_string(words, ' ') from named
    ), few as materialized (
      select * from (select *, count(*) over (partition by scope, size, beginning) as crowd from begun) counted where crowd <= ${CROWD}
    ), compared as (
      select distinct a.id as one, b.id as other, a.words as ours, b.words as theirs
      from few a join few b on b.scope = a.scope and b.beginning = a.beginning and b.size = a.size and b.id > a.id
    )
    select one, other, count(*) over ()::int as total from compared c
    where offices_agree(ours, theirs) and not ${distinct(kind, Prisma.sql`c.one`, Prisma.sql`c.other`)}
    group by one, other order by one desc, other desc limit ${MOST_PAIRS}`;
  return { pairs: found.map(({ one, other }) => ({ one, other })), total: found[0]?.total ?? 0 };
}

/** The pairs with what is on record of each. */
export function pairUp<Row extends { id: string }>(
  pairs: readonly { one: string; other: string }[],
  rows: readonly Row[],
): { one: Row; other: Row }[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return pairs.flatMap((pair) => {
    const [one, other] = [byId.get(pair.one), byId.get(pair.other)];
    return one && other ? [{ one, other }] : [];
  });
}
