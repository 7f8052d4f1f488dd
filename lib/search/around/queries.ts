import "server-only";
import { bearerHref } from "@/lib/bearers/rules";
import { calendarDateOf, formatDate } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Marking } from "@/lib/generated/prisma/enums";
import type { Span } from "@/lib/paging";
import { searchHref } from "../filters";
import type { Found, FoundPlace } from "../views";

type Kind = "outcomes" | "comments";

type Row = {
  of: Kind;
  id: string;
  /** Of the record. */
  reference: string;
  /** Of the series of an edition; null for an engagement. */
  slug: string | null;
  title: string;
  marking: Marking;
  isFictional: boolean;
  words: string;
  /** What shows an outcome; null where no step is reached. Of a comment, who wrote it; null for an ally. */
  beside: string | null;
  createdAt: Date;
  total: number;
};

/** Of a long text the part around what was typed. */
const AROUND = 'StartSel="", StopSel="", MaxFragments=1, MaxWords=28, MinWords=12';

/**
 * What came of engagements, found by its words and by what shows it, and what was said about them and about editions in comments,
 * the last to be written first; each leads to its place on the record. Of each kind the rows from one place to another.
 */
export async function findAround(
  db: Db,
  text: string,
  query: string | null,
  { from, to }: Span,
): Promise<Record<Kind, Found<FoundPlace>>> {
  const newest = (view: string, editionId: string) => Prisma.sql`
    select id, engagement_id, ${Prisma.raw(editionId)} as edition_id, row_number() over (order by created_at desc, id) as place, count(*) over ()::int as total
    from ${Prisma.raw(view)} where search_vector @@ ${query}::tsquery
    order by place limit ${to - from + 1} offset ${from - 1}`;
  const rows = await db.$queryRaw<Row[]>`
    with outcomes as materialized (${newest("outcome_visible", "null::uuid")}),
    comments as materialized (${newest("comment_visible", "edition_id")}), found as (
      select 'outcomes' as of, n.id, n.engagement_id, n.edition_id, n.place, n.total, o.created_at, o.text as words,
             (select ts_headline('english', string_agg(evidence, ' · ' order by step desc), ${query}::tsquery, ${AROUND})
              from outcome_step where outcome_id = o.id) as beside
      from outcomes n join outcome o on o.id = n.id
      union all
      select 'comments', n.id, n.engagement_id, n.edition_id, n.place, n.total, c.created_at,
             ts_headline('english', c.text, ${query}::tsquery, ${AROUND}), case when viewer_is_home() then c.author_name end
      from comments n join comment c on c.id = n.id
    )
    select f.of, f.id, f.words, f.beside, f.created_at as "createdAt", f.total, coalesce(e.reference, x.reference) as reference, s.slug,
           coalesce(e.title, x.name, s.name || ' ' || x.year) as title, coalesce(e.marking, 'UNCLASSIFIED')::text as marking,
           coalesce(e.is_fictional, x.is_fictional) as "isFictional"
    from found f left join engagement e on e.id = f.engagement_id
    left join exercise_edition x on x.id = f.edition_id left join exercise_series s on s.id = x.series_id order by f.place`;
  const found = (of: Kind, placeOf: (row: Row) => Pick<FoundPlace, "href" | "name" | "hint">) => {
    const ofKind = rows.filter((row) => row.of === of);
    return {
      rows: ofKind.map((row) => ({ ...placeOf(row), isFictional: row.isFictional, marking: row.marking })),
      total: ofKind[0]?.total ?? 0,
      href: searchHref(text, of),
    };
  };
  return {
    outcomes: found("outcomes", ({ id, words, beside, reference, title, marking }) => ({
      href: `/engagements/${reference}#outcome-${id}`,
      name: words,
      hint: [beside, `of ${reference} ${title}`, marking].filter(Boolean).join(" · "),
    })),
    comments: found("comments", ({ id, words, beside, createdAt, reference, slug, title, marking }) => ({
      href: `${bearerHref(reference, slug)}#comment-${id}`,
      name: words,
      hint: [beside, formatDate(calendarDateOf(createdAt)), `on ${reference} ${title}`, marking]
        .filter(Boolean)
        .join(" · "),
    })),
  };
}
