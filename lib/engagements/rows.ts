import "server-only";
import { calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { heldWith, inCountryOrder } from "./countries/rules";
import { countryOfReference } from "./references/rules";
import type { EngagementRow } from "./views";

type RawRow = Omit<EngagementRow, "startsOn" | "endsOn"> & {
  startsOn: Date;
  endsOn: Date | null;
  mainPartner: string | null;
};

/** The rows of these engagements, in the order of the ids; those the viewer may not see are left out. */
export async function rowsOf(db: Db, ids: readonly string[]): Promise<EngagementRow[]> {
  return ids.length === 0 ? [] : rowsIn(db, Prisma.sql`select unnest(${[...ids]}::uuid[]) as id`);
}

/**
 * The rows of the engagements whose `id` a query gives, in its order; those the viewer may not see are left out. `more`
 * is read with each, in terms of the table as `e`. One statement, since the way to the database and back is most of
 * what a page of a list costs.
 */
export async function rowsIn<More extends object>(
  db: Db,
  query: Prisma.Sql,
  more?: Record<keyof More & string, Prisma.Sql>,
): Promise<(EngagementRow & More)[]> {
  const columns = Object.entries<Prisma.Sql>(more ?? {}).map(
    ([name, value]) => Prisma.sql`, ${value} as ${Prisma.raw(`"${name}"`)}`,
  );
  const rows = await db.$queryRaw<(RawRow & More & { place: number })[]>`
    with page as materialized (${query})
    select e.id, e.reference, e.type, e.title, e.status::text as status, e.publication::text as publication,
           e.starts_on as "startsOn", e.ends_on as "endsOn", e.date_precision::text as "datePrecision",
           e.partner_band as "partnerBand", e.marking::text as marking, e.dissemination_controls as "disseminationControls",
           e.rel_to as "relTo", e.close_hold as "closeHold", e.is_fictional as "isFictional", e.origin::text as origin,
           u.name as "authorName",
           e.main_country_code as "mainPartner",
           coalesce((select jsonb_agg(jsonb_build_object('code', c.country_code, 'name', k.name, 'role', c.role))
                     from engagement_country c join country k on k.code = c.country_code
                     where c.engagement_id = e.id), '[]') as countries,
           p.place ${columns.length > 0 ? Prisma.join(columns, "") : Prisma.empty}
    from (select id, row_number() over ()::int as place from page) p
    join engagement e on e.id = p.id
    left join app_user u on u.id = e.author_id
    order by p.place`;
  return rows.map(({ place: _, mainPartner, ...row }) => ({
    ...row,
    startsOn: calendarDateOf(row.startsOn),
    endsOn: row.endsOn && calendarDateOf(row.endsOn),
    countries: inCountryOrder(heldWith(row.countries), mainPartner ?? countryOfReference(row.reference)),
  })) as unknown as (EngagementRow & More)[];
}
