import "server-only";
import { env } from "@/lib/env";
import { Prisma } from "@/lib/generated/prisma/client";
import { TRAVEL_BY_TYPE, WITHOUT_TRAVEL } from "./direction";
import type { OWED_FILTERS, VISIT_FILTERS } from "./filters";
import { columnsOf, isHeld, type QueryName } from "./held";
import { visitTypes } from "./types";

/** Every type of visit, as they are asked for in a list. */
export const VISIT_TYPES = (["OURS", "THEIRS", "BY_HOST"] as const).flatMap(visitTypes);

/**
 * Over engagements or a view of them, whose columns are not named otherwise: held visits and exchanges whose return this side owes.
 * A visit of ours is owed by them and one of theirs by us; an exchange by the side that its record names.
 * @param countries alpha-3 of those with one of which it is owed; none for all
 */
export function isOwedBy(side: (typeof OWED_FILTERS)[number], countries: readonly string[]): Prisma.Sql {
  return Prisma.sql`(
    ${isHeld()}
    and (${isVisitOf(side === "PARTNER" ? "OURS" : "THEIRS", countries)} and ${isVisitUnreturned(countries)}
         or exists (select 1 from (select engagement_id as exchanged_at, reciprocal_due, reciprocal_side from engagement_exchange) x
                    where x.exchanged_at = id and x.reciprocal_due and x.reciprocal_side = ${side})
            and ${isExchangeUnreturned()}))`;
}

/** The same of visits by whose they are, held or not: those of which `visitWay` says this. */
export function isVisitOf(way: (typeof VISIT_FILTERS)[number], countries: readonly string[]): Prisma.Sql {
  return Prisma.sql`(type = any(${VISIT_TYPES}::text[]) and ${visitWay(countries)} = ${way})`;
}

/**
 * The same of a visit: OURS there, THEIRS here, ELSEWHERE where a third country hosted, or UNKNOWN; null of what is no visit.
 * @param countries alpha-3 of those as seen from which it is told, of which one hosted what is ours; none for all of the record
 */
export function visitWay(countries: readonly string[], name: QueryName = null): Prisma.Sql {
  const seenFrom =
    countries.length > 0
      ? Prisma.sql`${[...countries]}::text[]`
      : Prisma.sql`${columnsOf(name)}country_codes`;
  return Prisma.sql`(case when ${columnsOf(name)}type = any(${VISIT_TYPES}::text[]) then ${wayIn(seenFrom, countries, name)} end)`;
}

/**
 * The same of a visit, whoever made it. A senior's expects a return unless its record says otherwise, that of a ship or aircraft only if it
 * says so; what returns another is owed by nobody.
 * @param countries as `visitWay` takes them
 */
export function isVisitUnreturned(countries: readonly string[]): Prisma.Sql {
  return Prisma.sql`(
    coalesce((select case when v.returns_id is null then v.return_expected else false end
              from (select engagement_id as visited_at, returns_id, return_expected from engagement_visit) v
              where v.visited_at = id), not type = any(${visitTypes("BY_HOST")}::text[]))
    and ${isUnreturnedIn(
      Prisma.sql`engagement_visit`,
      // Who went there twice was not visited in between, whatever the second record says.
      { way: visitWay(countries, "e"), answers: Prisma.sql`d.way is distinct from ${visitWay(countries)}` },
    )})`;
}

/** The same of an exchange: whether nothing that was held and published since is its return, as far as the viewer sees it. */
export function isExchangeUnreturned(): Prisma.Sql {
  return isUnreturnedIn(Prisma.sql`engagement_exchange`, {
    way: Prisma.sql`null`,
    answers: Prisma.sql`true`,
  });
}

/** `way` is told of the engagement `e` that says it is the return; `answers` is over it as `d`. */
function isUnreturnedIn(
  table: Prisma.Sql,
  { way, answers }: { way: Prisma.Sql; answers: Prisma.Sql },
): Prisma.Sql {
  return Prisma.sql`not exists (
    select 1 from ${table} r
    join (select e.id as held_at, ${way} as way from engagement e where ${isHeld("e")}) d on d.held_at = r.engagement_id
    where r.returns_id = id and ${answers})`;
}

/**
 * The same as `directionOf`, over engagements or a view of them: OURS is OUT, THEIRS is IN, and of neither it is told whether anybody says where.
 */
export function wayIn(
  seenFrom: Prisma.Sql,
  countries: readonly string[],
  name: QueryName = null,
): Prisma.Sql {
  const of = columnsOf(name);
  // Where is asked once, not with each of the answers, of which the planner would make five.
  return Prisma.sql`(
    select case when ${of}subtype = any(${[...WITHOUT_TRAVEL]}::text[]) then 'ELSEWHERE'
                when h.host is null and ${of}type = any(${[...TRAVEL_BY_TYPE.OUT]}::text[]) then 'OURS'
                when h.host is null and ${of}type = any(${[...TRAVEL_BY_TYPE.IN]}::text[]) then 'THEIRS'
                when h.host is null then 'UNKNOWN'
                when h.host = ${env().RAPPORT_NATION} then 'THEIRS'
                when h.host = any(${seenFrom}) then 'OURS' else 'ELSEWHERE' end
    from (select ${hostIn(countries, name)} as host offset 0) h)`;
}

/**
 * The country, alpha-3, where an engagement took place, over engagements or a view of them; of a ship or aircraft of which no place is named the
 * one that hosts it. Null where nobody says it.
 * @param countries alpha-3 of those of which one is meant where several host; none for the first of all
 */
export function hostIn(countries: readonly string[], name: QueryName = null): Prisma.Sql {
  const of = columnsOf(name);
  return Prisma.sql`coalesce(${of}host_country_code::text, case when ${of}type = any(${visitTypes("BY_HOST")}::text[]) then (
    select c.country_code::text from engagement_country c where c.engagement_id = ${of}id and c.role = 'HOST'
    order by c.country_code = any(${[...countries]}::text[]::bpchar[]) desc, c.country_code limit 1) end)`;
}
