import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { monthStart, todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { rowsIn } from "../rows";
import type { SearchHit } from "../views";
import { scopeOf } from "../where";
import { matches, type TextQuery, type Typed } from "./match";
import { HIT_END, HIT_START, segmentsOf } from "./segments";

/**
 * Of a word that half the archive holds only the newest matches are ranked: to rank all would read the archive. They are
 * ranked by how well the text fits, so an older title that fits better than any of these can be missed; the list under
 * the filter `q` holds every match.
 */
const RANKED = 100;

/** What a word weighs by where it stands: names (D), details and places (C), purpose, outcome and what was said (B), title and reference (A). */
const WEIGHTS = "{0.8, 0.2, 0.4, 1}";

/**
 * The engagements that fit best, at most `limit`: those whose reference begins with what was typed, then by rank, the newest
 * first among equals. Titles and references weigh more than names, these more than purpose and outcome.
 */
export async function searchEngagements(
  db: Db,
  viewer: Viewer,
  typed: Typed,
  limit: number,
): Promise<SearchHit[]> {
  if (isEmpty(typed)) return [];
  const ids = await bestOf(db, viewer, { ...typed, limit });
  if (ids.length === 0) return [];
  const found = Prisma.sql`select unnest(${ids}::uuid[]) as id`;
  const rows = await rowsIn<Headline>(db, found, headlineOf(typed.query));
  return rows.map(({ markedTitle, markedText, ...row }) => {
    const segments = segmentsOf(markedText);
    return {
      ...row,
      titleSegments: segmentsOf(markedTitle),
      snippet: segments.some(({ hit }) => hit) ? segments : [],
    };
  });
}

/** Of more records their objectives and tags cost more than all else that is counted. */
const MOST_WITH_LINKS = 2_000;

/** How many of the engagements that a text finds have one value of a facet. */
export type FacetCount = {
  facet: "country" | "year" | "type" | "status" | "objective" | "tag";
  value: string;
  /** What the objective of this code says, or what the tag is called; null in the other facets. */
  text: string | null;
  count: number;
};

/**
 * The facets of all that is found, exact: each engagement counts once with its year, type and status, and once with
 * each of its countries, objectives and tags; of more than 2,000 objectives and tags are not counted.
 */
export async function countFacets(db: Db, viewer: Viewer, typed: Typed): Promise<FacetCount[]> {
  if (isEmpty(typed)) return [];
  return db.$queryRaw<FacetCount[]>`
    with found as materialized (
      select id, country_codes, extract(year from starts_on)::int as year, type, status
      from engagement_visible where ${scopeOf(viewer)} and ${matches(typed)}
    )
    select 'country' as facet, code as value, null as text, sum(count)::int as count
    from (select country_codes, count(*) as count from found group by country_codes) sets, unnest(country_codes) code
    group by code
    union all select 'year', year::text, null, count(*)::int from found group by year
    union all select 'type', type, null, count(*)::int from found group by type
    union all select 'status', status::text, null, count(*)::int from found group by status
    union all
    select 'objective', o.code, o.text, served.count
    from (select s.objective_id, count(*)::int as count
          from found join objective_served s on s.engagement_id = found.id
          where (select count(*) from found) <= ${MOST_WITH_LINKS}
          group by s.objective_id) served
    join objective o on o.id = served.objective_id
    union all
    select 'tag', t.list || '.' || t.code, t.label, given.count
    from (select g.tag_id, count(*)::int as count
          from found join tag_given g on g.engagement_id = found.id
          where (select count(*) from found) <= ${MOST_WITH_LINKS}
          group by g.tag_id) given
    join picklist_item t on t.id = given.tag_id`;
}

type Search = Typed & { limit: number };

function isEmpty({ query, prefix }: Typed): boolean {
  return query === null && prefix === null;
}

/** A frequent word is found often enough from this month on; the rest then need not be read. Only where the wall leaves nearly
 * all: where it leaves little, its indexes already leave little to read. */
async function bestOf(db: Db, viewer: Viewer, search: Search): Promise<string[]> {
  if (viewer.allCountries && viewer.isHome) {
    const since = monthStart(todayIn("UTC", new Date()));
    const { ids, ranked } = await rankNewest(db, viewer, search, Prisma.sql`starts_on >= ${since}::date`);
    if (ranked === RANKED) return ids;
  }
  return (await rankNewest(db, viewer, search, Prisma.sql`true`)).ids;
}

/** The best of the newest matches on these days, and how many these were. */
async function rankNewest(
  db: Db,
  viewer: Viewer,
  { query, prefix, limit }: Search,
  days: Prisma.Sql,
): Promise<{ ids: string[]; ranked: number }> {
  const rank = query
    ? Prisma.sql`ts_rank(${WEIGHTS}::real[], search_vector, ${query.records}::tsquery)`
    : Prisma.sql`0::real`;
  const isReference = prefix ? Prisma.sql`reference like ${prefix}` : Prisma.sql`false`;
  const found = await db.$queryRaw<{ id: string; ranked: number }[]>`
    select id, ranked from (
      select id, starts_on, ${isReference} as is_reference, ${rank} as rank, count(*) over ()::int as ranked
      from (
        select id, reference, starts_on, search_vector from engagement_visible
        where ${scopeOf(viewer)} and ${matches({ query, prefix })} and ${days}
        order by starts_on desc, id desc limit ${RANKED}
      ) newest
    ) ranked
    order by is_reference desc, rank desc, starts_on desc, id desc limit ${limit}`;
  return { ids: found.map(({ id }) => id), ranked: found[0]?.ranked ?? 0 };
}

type Headline = { markedTitle: string; markedText: string };

/** Title and texts with the words that were found between two characters that no text can hold. */
function headlineOf(query: TextQuery | null): Record<keyof Headline, Prisma.Sql> {
  if (query === null) return { markedTitle: Prisma.sql`e.title`, markedText: Prisma.sql`''` };
  const marks = `StartSel=${HIT_START}, StopSel=${HIT_END}`;
  return {
    markedTitle: Prisma.sql`ts_headline('english', e.title, ${query.texts}::tsquery, ${`${marks}, HighlightAll=true`})`,
    markedText: Prisma.sql`ts_headline('english',
      concat_ws(' · ', case when (select viewer_knows_people()) then nullif(e.attendee_names, '') end, e.purpose, e.key_outcomes, e.next_steps, nullif(e.said_words, ''),
                e.desired_effect, e.assessment, nullif(e.field_words, ''), e.venue, e.city, e.lead_component, e.source_reference, e.press_line, e.atmospherics_reason),
      ${query.texts}::tsquery, ${`${marks}, MaxFragments=2, MaxWords=18, MinWords=6, FragmentDelimiter=" … "`})`,
  };
}
