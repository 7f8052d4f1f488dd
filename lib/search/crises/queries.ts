import "server-only";
import { LOG_KIND_LABELS } from "@/lib/crises/log/labels";
import type { LogKind } from "@/lib/crises/log/rules";
import { sitrepSlug } from "@/lib/crises/sitreps/rules";
import type { Db } from "@/lib/db";
import type { Marking } from "@/lib/generated/prisma/enums";
import { likeLiteral } from "@/lib/text";
import { searchHref } from "../filters";
import type { Found, FoundPlace } from "../views";

/** Crises are few; their list has no filter by words, so that more of them stand on the search alone. */
export async function findCrises(
  db: Db,
  text: string,
  query: string | null,
  most: number,
): Promise<Found<FoundPlace>> {
  const contains = `%${likeLiteral(text)}%`;
  const rows = await db.$queryRaw<
    {
      reference: string;
      title: string;
      marking: Marking;
      isHistorical: boolean;
      isFictional: boolean;
      total: number;
    }[]
  >`
    select reference, title, marking::text as marking, is_historical as "isHistorical", is_fictional as "isFictional",
           count(*) over ()::int as total
    from crisis
    where title ilike ${contains} or reference ilike ${contains}
       or to_tsvector('english', title || ' ' || summary) @@ ${query}::tsquery
    order by opened_at desc, id
    limit ${most}`;
  return {
    rows: rows.map(({ reference, title, marking, isHistorical, isFictional }) => ({
      href: `/crises/${reference}`,
      name: title,
      hint: [reference, isHistorical ? "Historical sample" : "", marking].filter(Boolean).join(" · "),
      isFictional,
      marking,
    })),
    total: rows[0]?.total ?? 0,
    href: searchHref(text, "crises"),
  };
}

export async function findSitreps(
  db: Db,
  text: string,
  query: string | null,
  most: number,
): Promise<Found<FoundPlace>> {
  const rows = await db.$queryRaw<
    {
      reference: string;
      title: string;
      number: number;
      correction: number;
      bluf: string;
      marking: Marking;
      isFictional: boolean;
      total: number;
    }[]
  >`
    select c.reference, c.title, s.number, s.correction, s.bluf, c.marking::text as marking, c.is_fictional as "isFictional",
           count(*) over ()::int as total
    from sitrep s join crisis c on c.id = s.crisis_id
    where s.number is not null and to_tsvector('english', s.bluf || ' ' || c.title || ' ' || (
            select coalesce(string_agg(value #>> '{}', ' '), '') from jsonb_each(s.sections))) @@ ${query}::tsquery
    order by s.as_of_at desc, s.id
    limit ${most}`;
  return {
    rows: rows.map(({ reference, title, number, correction, bluf, marking, isFictional }) => ({
      href: `/crises/${reference}/sitreps/${sitrepSlug(number, correction)}`,
      name: `${title}, situation report ${sitrepSlug(number, correction)}`,
      hint: `${shortened(bluf)} · ${marking}`,
      isFictional,
      marking,
    })),
    total: rows[0]?.total ?? 0,
    href: searchHref(text, "sitreps"),
  };
}

/** What was logged, the last to happen first; each leads to its place in the log. */
export async function findLogEntries(
  db: Db,
  text: string,
  query: string | null,
  most: number,
): Promise<Found<FoundPlace>> {
  const rows = await db.$queryRaw<
    {
      reference: string;
      title: string;
      number: number;
      kind: LogKind;
      text: string;
      marking: Marking;
      isFictional: boolean;
      total: number;
    }[]
  >`
    select c.reference, c.title, l.number, l.kind::text as kind, l.text, c.marking::text as marking,
           c.is_fictional as "isFictional", count(*) over ()::int as total
    from crisis_log_entry l join crisis c on c.id = l.crisis_id
    where l.search_vector @@ ${query}::tsquery
    order by l.event_at desc, l.id
    limit ${most}`;
  return {
    rows: rows.map(({ reference, title, number, kind, text: logged, marking, isFictional }) => ({
      href: `/crises/${reference}#entry-${number}`,
      name: shortened(logged),
      hint: [LOG_KIND_LABELS[kind], `entry ${number} of ${title}`, marking].join(" · "),
      isFictional,
      marking,
    })),
    total: rows[0]?.total ?? 0,
    href: searchHref(text, "entries"),
  };
}

function shortened(text: string): string {
  return `${text.slice(0, 160)}${text.length > 160 ? " …" : ""}`;
}
