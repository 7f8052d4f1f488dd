import "server-only";
import { LOG_KIND_LABELS } from "@/lib/crises/log/labels";
import type { LogKind } from "@/lib/crises/log/rules";
import { sitrepSlug } from "@/lib/crises/sitreps/rules";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Marking } from "@/lib/generated/prisma/enums";
import type { Span } from "@/lib/paging";
import { areLike, type SearchWord } from "@/lib/people/search";
import { likeLiteral } from "@/lib/text";
import { searchHref } from "../filters";
import type { Found, FoundPlace } from "../views";

type Kind = "crises" | "sitreps" | "entries";

type Row = {
  of: Kind;
  /** Whether no crisis has the words, so that these only come close. */
  isNear: boolean;
  /** Of the crisis. */
  reference: string;
  title: string;
  marking: Marking;
  isHistorical: boolean;
  isFictional: boolean;
  /** Of the report or the entry; a crisis has neither number nor words here. */
  number: number;
  correction: number;
  kind: LogKind;
  words: string;
  total: number;
};

/**
 * Crises or, when none has the words, those with a title that comes close to them; their published reports and what was logged in them, the last to begin or to happen first; an entry leads to its place
 * in the log. One statement reads them all, and of each kind the rows from one place to another.
 */
export async function findInCrises(
  db: Db,
  text: string,
  query: string | null,
  words: readonly SearchWord[],
  { from, to }: Span,
): Promise<Record<Kind, Found<FoundPlace>>> {
  const contains = `%${likeLiteral(text)}%`;
  const near = areLike(words, Prisma.sql`v.title_text`, Prisma.sql`v.title_bones`);
  const rows = await db.$queryRaw<Row[]>`
    with exact as (
      select id from crisis
      where title ilike ${contains} or reference ilike ${contains}
         or to_tsvector('english', title || ' ' || summary) @@ ${query}::tsquery
    ), found as (
      select 'crises' as of, id as crisis_id, null::int as number, null::int as correction, null as kind, null as words,
             row_number() over (order by opened_at desc, id) as place
      from crisis v
      where id in (select id from exact) or not exists (select 1 from exact) and ${near}
      union all
      select 'sitreps', c.id, s.number, s.correction, null, s.bluf, row_number() over (order by s.as_of_at desc, s.id)
      from sitrep s join crisis c on c.id = s.crisis_id
      where s.number is not null and to_tsvector('english', s.bluf || ' ' || c.title || ' ' || (
              select coalesce(string_agg(value #>> '{}', ' '), '') from jsonb_each(s.sections))) @@ ${query}::tsquery
      union all
      select 'entries', crisis_id, number, null, kind::text, text, row_number() over (order by event_at desc, id)
      from crisis_log_entry where search_vector @@ ${query}::tsquery
    ), counted as (select *, count(*) over (partition by of)::int as total from found)
    select f.of, not exists (select 1 from exact) as "isNear", c.reference, c.title, c.marking::text as marking, c.is_historical as "isHistorical",
           c.is_fictional as "isFictional", f.number, f.correction, f.kind, f.words, f.total
    from counted f join crisis c on c.id = f.crisis_id
    where f.place between ${from}::int and ${to}::int
    order by f.place`;
  const found = (kind: Kind, placeOf: (row: Row) => Pick<FoundPlace, "href" | "name" | "hint">) => {
    const ofKind = rows.filter((row) => row.of === kind);
    return {
      rows: ofKind.map((row) => ({ ...placeOf(row), isFictional: row.isFictional, marking: row.marking })),
      total: ofKind[0]?.total ?? 0,
      href: searchHref(text, kind),
    };
  };
  return {
    crises: {
      ...found("crises", ({ reference, title, isHistorical, marking }) => ({
        href: `/crises/${reference}`,
        name: title,
        hint: [reference, isHistorical ? "Historical sample" : "", marking].filter(Boolean).join(" · "),
      })),
      isNear: rows.some(({ of, isNear }) => of === "crises" && isNear),
    },
    sitreps: found("sitreps", ({ reference, title, number, correction, words, marking }) => ({
      href: `/crises/${reference}/sitreps/${sitrepSlug(number, correction)}`,
      name: `${title}, situation report ${sitrepSlug(number, correction)}`,
      hint: `${shortened(words)} · ${marking}`,
    })),
    entries: found("entries", ({ reference, title, number, kind, words, marking }) => ({
      href: `/crises/${reference}#entry-${number}`,
      name: shortened(words),
      hint: [LOG_KIND_LABELS[kind], `entry ${number} of ${title}`, marking].join(" · "),
    })),
  };
}

function shortened(text: string): string {
  return `${text.slice(0, 160)}${text.length > 160 ? " …" : ""}`;
}
