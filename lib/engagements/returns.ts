import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import type { OWED_FILTERS } from "./filters";

/**
 * Over engagements or a view of them, whose columns are not named otherwise: held visits and exchanges whose return this side owes.
 * A visit of ours is owed by them and one of theirs by us; an exchange by the side that its record names.
 */
export function isOwedBy(side: (typeof OWED_FILTERS)[number]): Prisma.Sql {
  return Prisma.sql`(
    status = 'COMPLETE' and publication = 'PUBLISHED'
    and (type = ${side === "PARTNER" ? "ABROAD" : "HOST"} and ${isVisitUnreturned()}
         or exists (select 1 from (select engagement_id as exchanged_at, reciprocal_due, reciprocal_side from engagement_exchange) x
                    where x.exchanged_at = id and x.reciprocal_due and x.reciprocal_side = ${side})
            and ${isUnreturned("exchange")}))`;
}

/** The same of a visit, whoever made it: one that returns another, or of which no return is expected, is owed by nobody. */
export function isVisitUnreturned(): Prisma.Sql {
  return Prisma.sql`(
    not exists (select 1 from (select engagement_id as visited_at, returns_id, return_expected from engagement_visit) v
                where v.visited_at = id and (v.returns_id is not null or v.return_expected = false))
    and ${isUnreturned("visit")})`;
}

/** Whether nothing that was held and published since is its return, as far as the viewer sees it. */
export function isUnreturned(by: "visit" | "exchange"): Prisma.Sql {
  const table = by === "visit" ? Prisma.sql`engagement_visit` : Prisma.sql`engagement_exchange`;
  return Prisma.sql`not exists (
    select 1 from ${table} r
    join (select e.id as held_at from engagement e where e.status = 'COMPLETE' and e.publication = 'PUBLISHED') d
      on d.held_at = r.engagement_id
    where r.returns_id = id)`;
}
