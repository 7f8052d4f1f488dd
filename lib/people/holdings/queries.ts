import "server-only";
import { calendarDateOf, todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { type Held, inCareerOrder, type Ranked } from "./rules";

type RawHeld = Omit<Held, "startsOn" | "endsOn"> & {
  personId: string;
  startsOn: Date | null;
  endsOn: Date | null;
};

/**
 * The ranks of each of these people: each that was written down at complete engagements, of those open to the viewer, the latest
 * last, and after them the one on record today (UTC day). A rank without a service is one of the person's service. Where no
 * rank is on record, what was written down stands alone; where none was either, the person's service does.
 */
export async function listRanks(
  db: Db,
  people: readonly (Pick<Ranked, "rankText" | "rankCode" | "service"> & { id: string })[],
): Promise<Map<string, Ranked[]>> {
  if (people.length === 0) return new Map();
  const rows = await db.$queryRaw<
    (Omit<Ranked, "firstOn" | "lastOn"> & { id: string; first: Date; last: Date })[]
  >`
    select person_id as id, rank_text as "rankText", rank_code as "rankCode", service::text as service,
           min(starts_on) as first, max(starts_on) as last
    from attendance_visible
    where person_id = any(${people.map(({ id }) => id)}::uuid[]) and rank_text is not null and attended and status = 'COMPLETE'
    group by 1, 2, 3, 4 order by last`;
  const written = Map.groupBy(rows, ({ id }) => id);
  const today = todayIn("UTC", new Date());
  return new Map(
    people.map(({ id, rankText, rankCode, service }) => {
      const past = (written.get(id) ?? []).map(({ id: _id, first, last, ...rank }) => ({
        ...rank,
        service: rank.service ?? service,
        firstOn: calendarDateOf(first),
        lastOn: calendarDateOf(last),
      }));
      const isKnown = rankText !== null || rankCode !== null || past.length === 0;
      return [id, isKnown ? [...past, { rankText, rankCode, service, firstOn: today, lastOn: today }] : past];
    }),
  );
}

/** The posts of each of these people, as far as they are open to the viewer, the latest first. */
export async function listCareers(db: Db, personIds: readonly string[]): Promise<Map<string, Held[]>> {
  if (personIds.length === 0) return new Map();
  const rows = await db.$queryRaw<RawHeld[]>`
    select h.id, h.person_id as "personId", h.post_id as "postId", p.title, o.id as "organisationId", o.name as organisation,
           (select n.name from organisation_name n
            where n.organisation_id = o.id and h.ends_on <= n.ends_on and h.ends_on >= coalesce(n.starts_on, '-infinity')
            order by n.ends_on, n.id limit 1) as "organisationThen",
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
