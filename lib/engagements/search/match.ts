import "server-only";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { type Term, termsOf } from "./terms";

/** A typed search as queries of PostgreSQL's text search. Who may not know names neither finds a record by one nor leaves it out
 * by one: what is asked of records and promises then looks at words of other weights only. */
export type TextQuery = {
  /** Of engagements, in whose words names have the lowest weight. */
  records: string;
  /** Of commitments, in whose words the owner's name has the second weight. */
  promises: string;
  /** Of texts without weights, such as situation reports. */
  texts: string;
};

/**
 * What people typed, or null when nothing in it can be searched for. Each word is asked for both as English, so that
 * "meetings" finds "meeting", and as it stands, as names are indexed; the last one also as the beginning of a word, since
 * it may not be finished.
 */
export async function toTextQuery(db: Db, text: string): Promise<TextQuery | null> {
  const terms = termsOf(text);
  if (terms.length === 0) return null;
  const open = (weights: string) =>
    Prisma.sql`case when viewer_knows_people() then query else regexp_replace(query, ${EACH_WORD}, ${`\\1:${weights}`}, 'g') end`;
  const [row] = await db.$queryRaw<TextQuery[]>`
    select ${open("ABC")} as records, ${open("A")} as promises, query as texts
    from (select (${Prisma.join(terms.map(queryOf), " && ")})::text as query) typed`;
  return row?.texts ? row : null;
}

/** A word of a query as PostgreSQL writes it, up to where its weights stand. */
const EACH_WORD = "('(?:[^']|'')*'):?";

/** What was typed, read once for all that is asked with it. */
export type Typed = {
  query: TextQuery | null;
  /** The pattern of references that begin with it; null when it does not look like the beginning of one. */
  prefix: string | null;
};

export async function readTyped(db: Db, text: string): Promise<Typed> {
  return { query: await toTextQuery(db, text), prefix: referencePrefixOf(text) };
}

/** The condition on `engagement_visible` that a record holds what was typed, or has a reference that begins with it. */
export function matches({ query, prefix }: Typed): Prisma.Sql {
  const words = query ? Prisma.sql`search_vector @@ ${query.records}::tsquery` : Prisma.sql`false`;
  return prefix ? Prisma.sql`(${words} or reference like ${prefix})` : words;
}

function referencePrefixOf(text: string): string | null {
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
