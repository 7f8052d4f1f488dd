import "server-only";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { type PageInfo, pageInfo, pageWindow } from "@/lib/paging";
import { likeLiteral } from "@/lib/text";

/** A word as the database keeps names: folded, and its consonants, which transliterations share. */
export type SearchWord = { folded: string; bones: string };

/** The words of what somebody typed to find a person: at most six, each with a letter or a digit in it. */
export async function readSearchWords(db: Db, text: string): Promise<SearchWord[]> {
  const typed = text
    .normalize("NFC")
    .slice(0, 100)
    .split(/[\s,;]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, 6);
  if (typed.length === 0) return [];
  // Once, apart from the search: inside it the planner would fold them again for each condition.
  return db.$queryRaw<SearchWord[]>`
    select folded, name_skeleton(folded) as bones
    from (select fold_name(word) as folded, place from unnest(${typed}::text[]) with ordinality as t(word, place)) words
    where folded <> '' order by place`;
}

/** How records have a word, and how they have one that is spelled in another way or with a slip: conditions on their view as `v`. */
export type WordRule = Readonly<
  Record<"has" | "comesClose", (word: SearchWord) => Prisma.Sql> & {
    /** How records have a word in their names, where `has` says more: only what does keeps away what comes close. */
    isNamed?: (word: SearchWord) => Prisma.Sql;
    /** Makes one condition of what the rule says of each word; without it each is a condition, and all must hold. */
    all?: (parts: Prisma.Sql[]) => Prisma.Sql;
  }
>;

/** The conditions that a record has all of the words, that it has one of them in its names, and that each of them comes close. */
export type Fits = { words: readonly SearchWord[]; exact: Prisma.Sql; named: Prisma.Sql; near: Prisma.Sql };

/** A text without a word in it finds nothing. */
export function fitsOf(
  { has, isNamed, comesClose, all = everyOne }: WordRule,
  words: readonly SearchWord[],
): Fits {
  const each = (fits: WordRule["has"]) => (words.length > 0 ? all(words.map(fits)) : Prisma.sql`false`);
  const named =
    isNamed && words.length > 0 ? Prisma.sql`(${Prisma.join(words.map(isNamed), " or ")})` : Prisma.sql`true`;
  return { words, exact: each(has), named, near: each(comesClose) };
}

function everyOne(conditions: Prisma.Sql[]): Prisma.Sql {
  return Prisma.join(conditions, " and ");
}

/** The same of what somebody typed to narrow a list; where that is nothing at all, the list holds everything. */
export async function readFits(db: Db, rule: WordRule, typed: string | null): Promise<Fits> {
  return typed
    ? fitsOf(rule, await readSearchWords(db, typed))
    : { words: [], exact: Prisma.sql`true`, named: Prisma.sql`true`, near: Prisma.sql`false` };
}

/**
 * What has the words or, when nothing does, what comes close to them: `isNear` says so. Where records have words elsewhere than in
 * their names, `find` says as well how many of what it found are `named` so: when none is, what comes close joins them.
 */
export async function findOrComeClose<Found extends { total: number; named?: number }>(
  { exact, named, near }: Fits,
  find: (fits: Prisma.Sql, named: Prisma.Sql) => Promise<Found>,
): Promise<Found & { isNear: boolean }> {
  const found = await find(exact, named);
  if (found.total > 0 && found.named !== 0) return { ...found, isNear: false };
  const close = await find(found.total > 0 ? Prisma.sql`(${exact} or ${near})` : near, named);
  return { ...close, isNear: close.total > found.total };
}

/**
 * One page of the view of a kind of place, as `v`, under a condition that the records fulfil: their ids in the order of their names, and
 * which page it is.
 */
export async function readPlacePage(
  db: Db,
  kind: "organisation" | "post",
  { where, total }: { where: Prisma.Sql; total: number },
  page: number,
): Promise<{ ids: string[]; info: PageInfo }> {
  const info = pageInfo(total, page);
  const { limit, offset, isReversed } = pageWindow(info);
  const name = nameOf(kind);
  const order = isReversed ? Prisma.sql`${name} desc, v.id desc` : Prisma.sql`${name}, v.id`;
  const found = await db.$queryRaw<{ id: string }[]>`
    select v.id from ${Prisma.raw(`${kind}_visible`)} v where ${where} order by ${order} limit ${limit} offset ${offset}`;
  const ids = found.map(({ id }) => id);
  return { ids: isReversed ? ids.reverse() : ids, info };
}

/** The ids of all of them in that order. */
export async function readPlaceIds(
  db: Db,
  kind: "organisation" | "post",
  where: Prisma.Sql,
): Promise<string[]> {
  const found = await db.$queryRaw<{ id: string }[]>`
    select v.id from ${Prisma.raw(`${kind}_visible`)} v where ${where} order by ${nameOf(kind)}, v.id`;
  return found.map(({ id }) => id);
}

function nameOf(kind: "organisation" | "post"): Prisma.Sql {
  return Prisma.raw(kind === "post" ? "v.title" : "v.name");
}

/** Over person_visible: a word stands in a name, a spelling or a post of the person. */
export const IN_PERSON: WordRule = {
  has: (word) => Prisma.sql`v.search_text like ${patternOf(word)}`,
  comesClose: (word) => isLike(word, Prisma.sql`v.name_text`, Prisma.sql`v.search_text`),
};

/** The names with most of the letters of the word, or with its consonants, which stand as words with a tilde before each. */
export function isLike({ folded, bones }: SearchWord, names: Prisma.Sql, consonants: Prisma.Sql): Prisma.Sql {
  return bones.length < 2
    ? Prisma.sql`${folded} <% ${names}`
    : Prisma.sql`(${folded} <% ${names} or ${consonants} like ${`%~${likeLiteral(bones)} %`})`;
}

/** The same of each of the words, for what is found by its name alone; no words come close to nothing. */
export function areLike(words: readonly SearchWord[], names: Prisma.Sql, consonants: Prisma.Sql): Prisma.Sql {
  return words.length > 0
    ? everyOne(words.map((word) => isLike(word, names, consonants)))
    : Prisma.sql`false`;
}

/** The pattern of folded texts with the word in them: of one or two letters, at the beginning of a word, which an index of
 * three-letter pieces can still find. */
export function patternOf({ folded }: SearchWord): string {
  return `${/^\w{1,2}$/.test(folded) ? "% " : "%"}${likeLiteral(folded)}%`;
}
