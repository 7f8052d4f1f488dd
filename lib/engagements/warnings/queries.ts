import "server-only";
import { todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { env } from "@/lib/env";
import { Prisma } from "@/lib/generated/prisma/client";
import { listGiftLimits } from "@/lib/gifts/queries";
import { limitOn } from "@/lib/gifts/rules";
import type { AttendanceView, EngagementDetail } from "../views";
import { fieldWarnings, type GivenGift, type Warning, type WarningFacts, warningsOf } from "./rules";

type Found = {
  inactive: string[] | null;
  elsewhere: WarningFacts["elsewhere"] | null;
  conflicts: WarningFacts["conflicts"] | null;
  twins: WarningFacts["twins"] | null;
  editions: { startsOn: string; endsOn: string }[] | null;
};

/** Within so many days, and with titles so much alike (of 1), what is of one type with one partner may be one thing logged twice. */
const TWIN_DAYS = 3;
const TWIN_TITLES = 0.8;

/** When something takes place and who is to be there. */
export type Planned = Pick<
  EngagementDetail,
  "id" | "datePrecision" | "startsOn" | "startsLatestOn" | "endsOn" | "startsAt" | "endsAt"
> & { attendance: readonly Pick<AttendanceView, "personId" | "attended">[] };

/** What the warnings look at, of a record or of a form that is to become one. */
export type Warned = Omit<Planned, "attendance"> &
  Pick<EngagementDetail, "type" | "status" | "title" | "marking" | "origin" | "sets" | "clockZone"> & {
    attendance: readonly Pick<AttendanceView, "personId" | "side" | "attended" | "nationality">[];
    /** Alpha-3 codes. */
    countryCodes: readonly string[];
    objectives: readonly unknown[];
    gifts: readonly GivenGift[];
    exerciseSeries: { id: string } | null;
  };

/** The warnings of a record or a form, as far as the viewer may see what they speak of: its writers and its reviewers read the same. */
export async function readWarnings(db: Db, record: Warned): Promise<Warning[]> {
  const people = record.attendance.flatMap(({ personId }) => personId ?? []);
  const nations = record.attendance.flatMap(({ personId, nationality }) => (personId ? [nationality] : []));
  const partners = record.countryCodes.filter((code) => code !== env().RAPPORT_NATION);
  const lastDay = record.endsOn ?? record.startsLatestOn;
  const [found] = await db.$queryRaw<Found[]>`
    select
      (select jsonb_agg(distinct concat_ws(' ', p.rank_text, p.given_name, p.family_name))
       from person p where p.id = any(${people}::uuid[]) and not p.is_active) as inactive,
      (select jsonb_agg(distinct jsonb_build_object(
          'name', concat_ws(' ', p.rank_text, p.given_name, p.family_name), 'here', here.name, 'onRecord', k.name))
       from unnest(${people}::uuid[], ${nations}::text[]) a(id, nation)
       join person p on p.id = a.id and p.nationality <> a.nation
       join country here on here.code = a.nation
       join country k on k.code = p.nationality) as elsewhere,
      ${conflictsOf(record)} as conflicts,
      (select jsonb_agg(jsonb_build_object('reference', e.reference, 'title', e.title, 'marking', e.marking) order by e.reference)
       from engagement e
       where e.id <> ${record.id}::uuid and e.status <> 'CANCELLED' and e.type = ${record.type} and e.country_codes && ${partners}::text[]
         and e.starts_on between ${record.startsOn}::date - ${TWIN_DAYS}::int and ${record.startsOn}::date + ${TWIN_DAYS}::int
         and similarity(e.title, ${record.title}) >= ${TWIN_TITLES}) as twins,
      (select jsonb_agg(jsonb_build_object('startsOn', x.starts_on, 'endsOn', coalesce(x.ends_on, x.starts_on)) order by x.starts_on)
       from exercise_edition x
       where x.series_id = ${record.exerciseSeries?.id ?? null}::uuid and x.starts_on is not null
         and x.year between ${Number(record.startsOn.slice(0, 4))} and ${Number(lastDay.slice(0, 4))}) as editions`;
  const ofRecord = warningsOf({
    ...record,
    inactive: found?.inactive ?? [],
    elsewhere: found?.elsewhere ?? [],
    conflicts: found?.conflicts ?? [],
    twins: found?.twins ?? [],
    editions: record.exerciseSeries ? (found?.editions ?? []) : null,
  });
  const today = todayIn(record.clockZone, new Date());
  const limit = limitOn(await listGiftLimits(db), record.startsOn);
  return [...ofRecord, ...fieldWarnings(record, limit, today)];
}

/** A select of the conflicts as one value. Times overlap where both are known to the hour; else the days decide. */
function conflictsOf(planned: Planned): Prisma.Sql {
  const present = planned.attendance.flatMap(({ personId, attended }) => (attended && personId) || []);
  const lastDay = planned.endsOn ?? planned.startsLatestOn;
  return Prisma.sql`
    (select jsonb_agg(distinct jsonb_build_object('personId', a.person_id, 'name', a.name, 'reference', e.reference, 'title', e.title, 'marking', e.marking, 'isByTime', known.hours))
     from attendance a join engagement e on e.id = a.engagement_id,
       lateral (select e.starts_at is not null and e.ends_at is not null and ${planned.startsAt}::timestamptz is not null
                       and ${planned.endsAt}::timestamptz is not null as hours) known
     where a.person_id = any(${present}::uuid[]) and a.attended and e.id <> ${planned.id}::uuid
       and e.status not in ('CANCELLED', 'POSTPONED') and e.date_precision = 'DAY' and ${planned.datePrecision} = 'DAY'
       and case when known.hours
             then e.starts_at < ${planned.endsAt}::timestamptz and e.ends_at > ${planned.startsAt}::timestamptz
             else e.starts_on <= ${lastDay}::date and coalesce(e.ends_on, e.starts_on) >= ${planned.startsOn}::date end)`;
}
