import "server-only";
import { calendarDateOf, formatDateRange } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { editionHref } from "@/lib/exercises/editions/links";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Span } from "@/lib/paging";
import { likeLiteral } from "@/lib/text";
import { type Narrowed, NOT_NARROWED, searchHref } from "../filters";
import { prepareEditionFacets } from "../prepare";
import type { Found, FoundPlace } from "../views";

type Row = {
  reference: string;
  slug: string;
  name: string;
  startsOn: Date | null;
  endsOn: Date | null;
  place: string | null;
  isFictional: boolean;
  isCancelled: boolean;
  /** Of what was found, and of that what it is narrowed to. */
  total: number;
  narrowed: number;
  byCountry: Record<string, number> | null;
  byYear: Record<string, number>;
};

/**
 * Editions of exercises by reference, by their own name, and by any name of the series with the year, the latest first; with facets of
 * the countries that host, or were asked and did not decline, and of years. Of what is `narrowed` only the rows are.
 */
export async function findEditions(
  db: Db,
  text: string,
  { from, to }: Span,
  { country, year }: Narrowed = NOT_NARROWED,
): Promise<Found<FoundPlace> & { narrowed: number }> {
  const contains = `%${likeLiteral(text)}%`;
  const isWanted = Prisma.sql`(${country}::text is null or country_codes @> array[${country}::text])
    and (${year}::int is null or year = ${year}::int)`;
  const rows = await db.$queryRaw<Row[]>`
    with found as materialized (
      select e.reference, s.slug, coalesce(e.name, s.name || ' ' || e.year) as name, e.starts_on, e.ends_on, e.place, e.is_fictional,
             e.country_codes, e.year, e.cancel_reason is not null as cancelled
      from exercise_edition e join exercise_series s on s.id = e.series_id
      where e.reference ilike ${contains} or e.name ilike ${contains} or s.name || ' ' || e.year ilike ${contains}
         or exists (select 1 from exercise_alias a where a.series_id = s.id and a.name || ' ' || e.year ilike ${contains})
    )
    select reference, slug, name, starts_on as "startsOn", ends_on as "endsOn", place, is_fictional as "isFictional", cancelled as "isCancelled",
           (select count(*)::int from found) as total, count(*) over ()::int as narrowed,
           (select jsonb_object_agg(code, number) from (
             select code, count(*) as number from found, unnest(country_codes) code group by code) countries) as "byCountry",
           (select jsonb_object_agg(year, number) from (
             select year, count(*) as number from found group by year) years) as "byYear"
    from found where ${isWanted}
    order by starts_on desc nulls last, year desc, reference
    limit ${to - from + 1} offset ${from - 1}`;
  const [first] = rows;
  return {
    rows: rows.map(({ reference, slug, name, startsOn, endsOn, place, isFictional, isCancelled }) => ({
      href: editionHref({ slug, reference }),
      name,
      hint: [
        reference,
        isCancelled ? "cancelled" : null,
        startsOn
          ? formatDateRange(calendarDateOf(startsOn), endsOn && calendarDateOf(endsOn))
          : "dates not set",
        place,
      ]
        .filter(Boolean)
        .join(" · "),
      isFictional,
    })),
    total: first?.total ?? 0,
    narrowed: first?.narrowed ?? 0,
    href: searchHref(text, "editions"),
    facets: first ? prepareEditionFacets(first, text) : [],
  };
}
