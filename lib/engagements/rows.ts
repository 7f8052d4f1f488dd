import "server-only";
import { calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { inCountryOrder } from "./rules";
import type { EngagementRow } from "./views";

type RawRow = Omit<EngagementRow, "startsOn" | "endsOn"> & { startsOn: Date; endsOn: Date | null };

/**
 * The rows of these engagements, in the order of the ids; those the viewer may not see are left out. One statement,
 * since the way to the database and back is most of what a page of a list costs.
 */
export async function rowsOf(db: Db, ids: readonly string[]): Promise<EngagementRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<RawRow[]>`
    select e.id, e.reference, e.type, e.title, e.status::text as status, e.publication::text as publication,
           e.starts_on as "startsOn", e.ends_on as "endsOn", e.date_precision::text as "datePrecision",
           e.partner_band as "partnerBand", e.marking::text as marking, e.dissemination_controls as "disseminationControls",
           e.rel_to as "relTo", e.close_hold as "closeHold", e.is_fictional as "isFictional", e.origin::text as origin,
           u.name as "authorName",
           coalesce((select jsonb_agg(jsonb_build_object('code', c.country_code, 'name', k.name, 'role', c.role))
                     from engagement_country c join country k on k.code = c.country_code
                     where c.engagement_id = e.id), '[]') as countries
    from engagement e
    left join app_user u on u.id = e.author_id
    where e.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, rowFrom(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function rowFrom({ startsOn, endsOn, countries, ...row }: RawRow): EngagementRow {
  return {
    ...row,
    startsOn: calendarDateOf(startsOn),
    endsOn: endsOn && calendarDateOf(endsOn),
    countries: inCountryOrder(countries, row.reference),
  };
}
