import "server-only";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
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

/** Over person_visible as `v`: every word stands in a name, a spelling or a post of the person. */
export function hasWords(words: readonly SearchWord[]): Prisma.Sql {
  const conditions = words.map((word) => Prisma.sql`v.search_text like ${patternOf(word)}`);
  return conditions.length > 0 ? Prisma.join(conditions, " and ") : Prisma.sql`true`;
}

/** The pattern of folded texts with the word in them: of one or two letters, at the beginning of a word, which an index of
 * three-letter pieces can still find. */
export function patternOf({ folded }: SearchWord): string {
  return `${/^\w{1,2}$/.test(folded) ? "% " : "%"}${likeLiteral(folded)}%`;
}

/** The same for names spelled in another way or with a slip: the consonants agree, or most of the letters do. */
export function hasWordsLike(words: readonly SearchWord[]): Prisma.Sql {
  const conditions = words.map(({ folded, bones }) =>
    bones.length < 2
      ? Prisma.sql`${folded} <% v.name_text`
      : Prisma.sql`(${folded} <% v.name_text or v.search_text like ${`%~${likeLiteral(bones)} %`})`,
  );
  return conditions.length > 0 ? Prisma.join(conditions, " and ") : Prisma.sql`true`;
}
