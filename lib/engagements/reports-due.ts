import "server-only";
import { todayIn } from "@/lib/dates";
import { Prisma } from "@/lib/generated/prisma/client";

/** The zones of the earth in which a day ends first and last. */
const [FIRST_ZONE, LAST_ZONE] = ["Etc/GMT-14", "Etc/GMT+12"];

/**
 * Over engagements or a view of them, whose columns are not named otherwise: whether a report is due at the moment. It is more than a
 * draft, nobody has said yet what came of it, and its last day, or the last that its start may mean, is over where it was to take
 * place. What the sweep asks for and what My work counts is this.
 */
export function isReportDue(moment: Date): Prisma.Sql {
  const lastDay = Prisma.sql`coalesce(ends_on, starts_latest_on)`;
  const [begun, over] = [todayIn(FIRST_ZONE, moment), todayIn(LAST_ZONE, moment)];
  // That it starts before follows, and has an index. Only in the few hours in which a day is over in one zone and not in another its
  // own is looked up, which the fast view does not have.
  return Prisma.sql`(
    publication <> 'DRAFT' and status in ('PROPOSED', 'PLANNED', 'CONFIRMED', 'EXECUTING')
    and starts_on < ${begun}::date and ${lastDay} < ${begun}::date
    and (${lastDay} < ${over}::date
         or (select is_day_over(place.last_day, place.zone, ${moment}::timestamptz)
             from (select p.id as place_of, coalesce(p.ends_on, p.starts_latest_on) as last_day, p.time_zone as zone
                   from engagement p) place
             where place.place_of = id)))`;
}
