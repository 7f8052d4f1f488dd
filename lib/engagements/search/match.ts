import "server-only";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { type Term, termsOf } from "./terms";

/**
 * What people typed as a query of PostgreSQL's text search, or null when nothing in it can be searched for. Each word
 * is asked for both as English, so that "meetings" finds "meeting", and as it stands, as names are indexed; the last
 * one also as the beginning of a word, since it may not be finished.
 */
export async function toTextQuery(db: Db, text: string): Promise<string | null> {
  const terms = termsOf(text);
  if (terms.length === 0) return null;
  const [row] = await db.$queryRaw<{ query: string }[]>`
    select (${Prisma.join(terms.map(queryOf), " && ")})::text as query`;
  return row?.query || null;
}

/** The condition on `engagement_visible` that a record holds the text, or has a reference that begins with it. */
export async function matchesText(db: Db, text: string): Promise<Prisma.Sql> {
  return matches(await toTextQuery(db, text), referencePrefixOf(text));
}

/** The same of a query and a pattern that are made already. Who may not know names does not find a record by one, either. */
export function matches(query: string | null, prefix: string | null): Prisma.Sql {
  const words = query
    ? Prisma.sql`(search_vector @@ ${query}::tsquery
        and ((select viewer_knows_people()) or ts_filter(search_vector, '{a,b,c}') @@ ${query}::tsquery))`
    : Prisma.sql`false`;
  return prefix ? Prisma.sql`(${words} or reference like ${prefix})` : words;
}

/** The pattern of references that begin with the text, or null when it does not look like the beginning of one. */
export function referencePrefixOf(text: string): string | null {
  const typed = text.trim().toUpperCase();
  return /^[A-Z]{2,}(-[A-Z]+)?-\d[A-Z0-9-]*$/.test(typed) ? `${typed}%` : null;
}

/** A term of stop words only ("the") is empty as English and then asks for nothing. */
function queryOf({ text, isPhrase, isExcluded, isPrefix }: Term): Prisma.Sql {
  const make = Prisma.raw(isPhrase ? "phraseto_tsquery" : "plainto_tsquery");
  const english = Prisma.sql`${make}('english', ${text})`;
  const plain = isPrefix
    ? Prisma.sql`to_tsquery('simple', ${`${text}:*`})`
    : Prisma.sql`${make}('simple', ${text})`;
  const either = Prisma.sql`(case when numnode(${english}) = 0 then ${english} else ${english} || ${plain} end)`;
  return isExcluded
    ? Prisma.sql`(case when numnode(${english}) = 0 then ${english} else !!${either} end)`
    : either;
}
