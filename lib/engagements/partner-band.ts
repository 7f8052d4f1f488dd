import "server-only";
import { env } from "@/lib/env";
import { Prisma } from "@/lib/generated/prisma/client";
import { SENIORITY_BANDS } from "@/lib/people/ranks";

/**
 * Over engagements or a view of them, whose columns are not named otherwise: the band of the most senior partner of one country
 * (alpha-3) who was there, null where none of a known rank was. Who stands there without a nation is theirs where nobody else
 * was met. `partner_band` is that of all nations.
 */
export function bandOfCountry(code: string): Prisma.Sql {
  return Prisma.sql`(
    select a.band
    from (select engagement_id as met_at, side, attended, band, nationality from attendance_unnamed) a
    where a.met_at = id and a.side = 'PARTNER' and a.attended and a.band is not null
      and (a.nationality = ${code}
           or a.nationality is null and array_remove(country_codes, ${env().RAPPORT_NATION}::text) = array[${code}::text])
    order by array_position(${[...SENIORITY_BANDS]}::text[], a.band)
    limit 1)`;
}
