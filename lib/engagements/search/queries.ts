import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { rowsOf } from "../queries";
import type { SearchHit } from "../views";
import { scopeOf } from "../where";
import { matchesText, referencePrefixOf, toTextQuery } from "./match";
import { HIT_END, HIT_START, segmentsOf } from "./segments";

/**
 * Of a word that half the archive holds only the newest matches are ranked: to rank all would read the archive. They are
 * ranked by how well the text fits, so an older title that fits better than any of these can be missed; the list under
 * the filter `q` holds every match.
 */
const RANKED = 100;

/**
 * The engagements that fit best, at most `limit`: those whose reference begins with the text, then by rank, the newest
 * first among equals. Titles and references weigh more than names, these more than purpose and outcome.
 */
export async function searchEngagements(
  db: Db,
  viewer: Viewer,
  text: string,
  limit: number,
): Promise<SearchHit[]> {
  const query = await toTextQuery(db, text);
  const prefix = referencePrefixOf(text);
  if (query === null && prefix === null) return [];
  const rank = query ? Prisma.sql`ts_rank(search_vector, ${query}::tsquery)` : Prisma.sql`0::real`;
  const isReference = prefix ? Prisma.sql`reference like ${prefix}` : Prisma.sql`false`;
  const found = await db.$queryRaw<{ id: string }[]>`
    select id from (
      select id, starts_on, ${isReference} as is_reference, ${rank} as rank
      from (
        select id, reference, starts_on, search_vector from engagement_visible
        where ${scopeOf(viewer)} and ${await matchesText(db, text)} order by starts_on desc, id desc limit ${RANKED}
      ) newest
    ) ranked
    order by is_reference desc, rank desc, starts_on desc, id desc limit ${limit}`;
  const ids = found.map(({ id }) => id);
  const marks = await headlinesOf(db, ids, query);
  return (await rowsOf(db, ids)).map((row) => {
    const { title = row.title, snippet = "" } = marks.get(row.id) ?? {};
    const segments = segmentsOf(snippet);
    return {
      ...row,
      titleSegments: segmentsOf(title),
      snippet: segments.some(({ hit }) => hit) ? segments : [],
    };
  });
}

type Headline = { id: string; title: string; snippet: string };

/** Titles and texts with the words that were found between two characters that no text can hold. */
async function headlinesOf(db: Db, ids: string[], query: string | null): Promise<Map<string, Headline>> {
  if (query === null || ids.length === 0) return new Map();
  const marks = `StartSel=${HIT_START}, StopSel=${HIT_END}`;
  const rows = await db.$queryRaw<Headline[]>`
    select id, ts_headline('english', title, ${query}::tsquery, ${`${marks}, HighlightAll=true`}) as title,
           ts_headline('english', concat_ws(' · ', nullif(attendee_names, ''), purpose, key_outcomes, next_steps, desired_effect,
                                            assessment, venue, city, lead_component, source_reference),
                       ${query}::tsquery, ${`${marks}, MaxFragments=2, MaxWords=18, MinWords=6, FragmentDelimiter=" … "`}) as snippet
    from engagement where id = any(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
