import { Prisma } from "@/lib/generated/prisma/client";

/** The words of what somebody typed to find a person: at most six, each with a letter or a digit in it. */
export function searchWords(text: string): string[] {
  return text
    .normalize("NFC")
    .slice(0, 100)
    .split(/[\s,;]+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, 6);
}

/** Over person_visible as `v`: every word stands in a name, a spelling or a post of the person. Of one or two letters, at
 * the beginning of a word, which an index of three-letter pieces can still find. */
export function hasWords(words: readonly string[]): Prisma.Sql {
  const conditions = words.map((word) =>
    /^\w{1,2}$/.test(word)
      ? Prisma.sql`v.search_text like '% ' || fold_name(${word}) || '%'`
      : Prisma.sql`v.search_text like '%' || fold_name(${word}) || '%'`,
  );
  return conditions.length > 0 ? Prisma.join(conditions, " and ") : Prisma.sql`true`;
}

/** The same for words spelled in another way or with a slip: the consonants agree, or most of the letters do. */
export function hasWordsLike(words: readonly string[]): Prisma.Sql {
  const conditions = words.map(
    (word) => Prisma.sql`(fold_name(${word}) <% v.search_text
      or (length(name_skeleton(fold_name(${word}))) >= 2 and v.search_text like '%~' || name_skeleton(fold_name(${word})) || ' %'))`,
  );
  return conditions.length > 0 ? Prisma.join(conditions, " and ") : Prisma.sql`true`;
}
