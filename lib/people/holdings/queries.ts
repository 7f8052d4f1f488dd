import "server-only";
import { type CalendarDate, calendarDateOf, todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { ALWAYS, EVER_SINCE, type Held, inCareerOrder, type Rank, type Ranked } from "./rules";

type RawHeld = Omit<Held, "startsOn" | "endsOn"> & {
  personId: string;
  startsOn: Date | null;
  endsOn: Date | null;
};

/**
 * The ranks of each of these people: those before with their days, each that was written down at complete engagements, of those open to
 * the viewer, the latest last, and after them the one on record today (UTC day). A rank without a service is one of the person's
 * service. Where no rank is on record, what was known before stands alone; where nothing was either, the person's service does.
 */
export async function listRanks(
  db: Db,
  people: readonly (Rank & { id: string; rankSince: CalendarDate | null })[],
): Promise<Map<string, Ranked[]>> {
  if (people.length === 0) return new Map();
  const ids = people.map(({ id }) => id);
  const rows = await db.$queryRaw<(Rank & { id: string; isDated: boolean; first: Date; last: Date })[]>`
    select person_id as id, rank_text as "rankText", rank_code as "rankCode", service::text as service, false as "isDated",
           min(starts_on) as first, max(starts_on) as last
    from attendance_visible
    where person_id = any(${ids}::uuid[]) and rank_text is not null and attended and status = 'COMPLETE'
    group by 1, 2, 3, 4
    union all
    select person_id, rank_text, rank_code, service::text, ends_on is not null,
           coalesce(starts_on, ${ALWAYS}::date), coalesce(ends_on, starts_on)
    from person_rank where person_id = any(${ids}::uuid[]) and (starts_on is not null or ends_on is not null)
    order by last`;
  const known = Map.groupBy(rows, ({ id }) => id);
  const today = todayIn("UTC", new Date());
  return new Map(
    people.map(({ id, rankText, rankCode, rankSince, service }) => {
      const past = (known.get(id) ?? []).map(({ id: _id, first, last, ...rank }) => ({
        ...rank,
        service: rank.service ?? service,
        firstOn: calendarDateOf(first),
        lastOn: calendarDateOf(last),
      }));
      const isKnown = rankText !== null || rankCode !== null || past.length === 0;
      const days = rankSince ? { firstOn: rankSince, lastOn: EVER_SINCE } : { firstOn: today, lastOn: today };
      const present = { rankText, rankCode, service, ...days, isDated: rankSince !== null };
      return [id, isKnown ? [...past, present] : past];
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
