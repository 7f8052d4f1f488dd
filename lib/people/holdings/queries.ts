import "server-only";
import { calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { type Held, inCareerOrder } from "./rules";

type RawHeld = Omit<Held, "startsOn" | "endsOn"> & {
  personId: string;
  startsOn: Date | null;
  endsOn: Date | null;
};

/** The posts of each of these people, as far as they are open to the viewer, the latest first. */
export async function listCareers(db: Db, personIds: readonly string[]): Promise<Map<string, Held[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await db.$queryRaw<RawHeld[]>`
    select h.id, h.person_id as "personId", h.post_id as "postId", p.title, o.id as "organisationId", o.name as organisation,
           h.starts_on as "startsOn", h.ends_on as "endsOn", h.is_acting as "isActing"
    from post_holding h join post p on p.id = h.post_id left join organisation o on o.id = p.organisation_id
    where h.person_id = any(${[...personIds]}::uuid[]) order by h.id`;
  const careers = new Map<string, Held[]>();
  for (const { personId, startsOn, endsOn, ...held } of rows)
    careers.set(personId, [
      ...(careers.get(personId) ?? []),
      {
        ...held,
        startsOn: startsOn && calendarDateOf(startsOn),
        endsOn: endsOn && calendarDateOf(endsOn),
      },
    ]);
  return new Map([...careers].map(([id, career]) => [id, inCareerOrder(career)]));
}
