import "server-only";
import { env } from "@/lib/env";
import { Prisma } from "@/lib/generated/prisma/client";
import { SENIORITY_BANDS } from "@/lib/people/ranks";

/**
 * Over engagements or a view of them, whose columns are not named otherwise: the band of the most senior partner of one country
 * (alpha-3) who was there, null where none of a known rank was. Who stands there without a nation is theirs where nobody else
 * was met. `partner_band` is that of everybody who was met (`counterpartSide`): who heads a body of many nations speaks for no country, so
 * that at a call on them alone the level is theirs, and that of the country is not known.
 */
export function bandOfCountry(code: string): Prisma.Sql {
  return Prisma.sql`case
    when nation_bands ->> '' is not null and array_remove(country_codes, ${env().RAPPORT_NATION}::text) = array[${code}::text] then (
      select band from unnest(array[nation_bands ->> ${code}::text, nation_bands ->> '']) band
      where band is not null order by array_position(${[...SENIORITY_BANDS]}::text[], band) limit 1)
    else nation_bands ->> ${code}::text end`;
}
