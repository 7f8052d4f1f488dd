import "server-only";
import { type CalendarDate, calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { RelationshipStrength } from "@/lib/generated/prisma/enums";
import type { MarkingLevel } from "@/lib/markings/rules";
import type { Said } from "./rules";

/** What the meetings with these people that took place say of them, the latest first, by person; none for another nation. */
export async function listSaid(db: Db, ids: readonly string[]): Promise<Map<string, Said[]>> {
  const rows = await db.$queryRaw<
    {
      id: string;
      on: Date;
      marking: MarkingLevel;
      strength: RelationshipStrength | null;
      nextContactOn: Date | null;
    }[]
  >`
    select v.person_id as id, v.starts_on as on, v.marking::text as marking, s.strength::text as strength,
           s.next_contact_on as "nextContactOn"
    from attendance_visible v join attendance_standing s on s.attendance_id = v.id
    where v.person_id = any(${[...ids]}::uuid[]) and v.attended and v.status = 'COMPLETE'
    order by v.starts_on desc, v.id desc`;
  const said = new Map<string, Said[]>();
  for (const { id, on, nextContactOn, ...row } of rows)
    said.set(id, [
      ...(said.get(id) ?? []),
      { ...row, on: calendarDateOf(on), nextContactOn: nextContactOn && calendarDateOf(nextContactOn) },
    ]);
  return said;
}

/** A select of those whose last meeting says to meet them again by this day, `id` and the soonest `day`; `standingAfter` in SQL. */
export function dueBy(day: CalendarDate): Prisma.Sql {
  return Prisma.sql`
    select v.person_id as id, min(s.next_contact_on) as day
    from attendance_standing s join attendance_visible v on v.id = s.attendance_id
    where s.next_contact_on <= ${day}::date and v.attended and v.status = 'COMPLETE'
      and not exists (select 1 from attendance_visible since
                      where since.person_id = v.person_id and since.attended and since.status = 'COMPLETE'
                        and since.starts_on > v.starts_on)
    group by v.person_id`;
}
