import "server-only";
import { todayAt } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { env } from "@/lib/env";
import { listGiftLimits } from "@/lib/gifts/queries";
import { limitOn } from "@/lib/gifts/rules";
import { directionOf } from "../direction";
import { isOpen } from "../promises/rules";
import { isExchangeUnreturned, visitWay } from "../returns";
import { isAhead } from "../status/rules";
import { engagementType } from "../types";
import type { AttendanceView, CommitmentView, EngagementDetail } from "../views";
import { fieldWarnings, type GivenGift, type Warning, type WarningFacts, warningsOf } from "./rules";

type Found = {
  retired: string[] | null;
  inactive: string[] | null;
  withoutAccount: { id: string; name: string }[] | null;
  elsewhere: WarningFacts["elsewhere"] | null;
  twins: WarningFacts["twins"] | null;
  editions: { startsOn: string; endsOn: string }[] | null;
  cancelledEdition: string | null;
  returnedWay: string | null;
  isReturned: boolean;
};

/** Within so many days, and with titles so much alike (of 1), what is of one type with one partner may be one thing logged twice. */
const TWIN_DAYS = 3;
const TWIN_TITLES = 0.8;
/** Of a date known to the year alone, from the first day it may mean to the last. */
const LONGEST_DOUBT = 365;

/** When something takes place and who is to be there. */
export type Planned = Pick<
  EngagementDetail,
  "id" | "datePrecision" | "startsOn" | "startsLatestOn" | "endsOn" | "startsAt" | "endsAt"
> & {
  attendance: readonly Pick<AttendanceView, "personId" | "attended">[];
  /** The event on whose margins a form that was not saved yet puts it. */
  eventId?: string | null;
};

/** What the warnings look at, of a record or of a form that is to become one. */
export type Warned = Omit<Planned, "attendance"> &
  Pick<
    EngagementDetail,
    "type" | "status" | "publication" | "title" | "marking" | "origin" | "sets" | "clockZone" | "assessment"
  > & {
    attendance: readonly Pick<AttendanceView, "personId" | "side" | "attended" | "nationality">[];
    /** Alpha-3 codes. */
    countryCodes: readonly string[];
    /** As the warnings of the field sets take them. */
    host?: string | null;
    countries?: readonly { code: string; role: string }[];
    objectives: readonly { id: string }[];
    responsibleOfficer: { id: string } | null;
    backupOfficer: { id: string } | null;
    commitments: readonly Pick<CommitmentView, "text" | "dueOn" | "ownerUserId" | "state">[];
    gifts: readonly GivenGift[];
    points: readonly unknown[];
    exerciseSeries: { id: string } | null;
    exerciseEdition: { id: string } | null;
  };

/** The warnings of a record or a form, as far as the viewer may see what they speak of: its writers and its reviewers read the same. */
export async function readWarnings(db: Db, record: Warned): Promise<Warning[]> {
  const people = record.attendance.flatMap(({ personId }) => personId ?? []);
  const nations = record.attendance.flatMap(({ personId, nationality }) => (personId ? [nationality] : []));
  const partners = record.countryCodes.filter((code) => code !== env().RAPPORT_NATION);
  const lastDay = record.endsOn ?? record.startsLatestOn;
  const restsWith = accountsOf(record);
  const [found] = await db.$queryRaw<Found[]>`
    select
      (select jsonb_agg(o.code order by o.code) from objective o
       where o.id = any(${record.objectives.map(({ id }) => id)}::uuid[]) and not o.is_active) as retired,
      (select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name)) from app_user u
       where u.id = any(${restsWith.map(({ id }) => id)}::uuid[]) and u.disabled_at is not null) as "withoutAccount",
      (select jsonb_agg(distinct concat_ws(' ', p.rank_text, p.given_name, p.family_name))
       from person p where p.id = any(${people}::uuid[]) and not p.is_active) as inactive,
      (select jsonb_agg(distinct jsonb_build_object(
          'name', concat_ws(' ', p.rank_text, p.given_name, p.family_name), 'here', here.name, 'onRecord', k.name))
       from unnest(${people}::uuid[], ${nations}::text[]) a(id, nation)
       join person p on p.id = a.id and p.nationality <> a.nation
       join country here on here.code = a.nation
       join country k on k.code = p.nationality) as elsewhere,
      (select jsonb_agg(jsonb_build_object('reference', e.reference, 'title', e.title, 'marking', e.marking) order by e.reference)
       from engagement e
       where e.id <> ${record.id}::uuid and e.status <> 'CANCELLED' and e.type = ${record.type} and e.country_codes && ${partners}::text[]
         and e.starts_latest_on >= ${record.startsOn}::date - ${TWIN_DAYS}::int
         and e.starts_on between ${record.startsOn}::date - ${LONGEST_DOUBT + TWIN_DAYS}::int
                         and ${record.startsLatestOn}::date + ${TWIN_DAYS}::int
         and similarity(e.title, ${record.title}) >= ${TWIN_TITLES}) as twins,
      (select jsonb_agg(jsonb_build_object('startsOn', x.starts_on, 'endsOn', coalesce(x.ends_on, x.starts_on)) order by x.starts_on)
       from exercise_edition x
       where x.series_id = ${record.exerciseSeries?.id ?? null}::uuid and x.starts_on is not null and x.cancel_reason is null
         and x.year between ${Number(record.startsOn.slice(0, 4))} and ${Number(lastDay.slice(0, 4))}) as editions,
      (select x.reference from exercise_edition x
       where x.id = ${record.exerciseEdition?.id ?? null}::uuid and x.cancel_reason is not null) as "cancelledEdition",
      (select ${visitWay([])} from engagement where id = ${record.sets.visit.returnsId}::uuid) as "returnedWay",
      (select not ${isExchangeUnreturned()} from (select ${record.id}::uuid as id) exchanged) as "isReturned"`;
  const ofRecord = warningsOf({
    ...record,
    isOpen: isAhead(record) || record.publication !== "PUBLISHED",
    retired: found?.retired ?? [],
    inactive: found?.inactive ?? [],
    withoutAccount: restsWith.flatMap(({ field, id }) =>
      (found?.withoutAccount ?? []).flatMap((user) => (user.id === id ? [{ field, name: user.name }] : [])),
    ),
    conflicts: await listConflicts(db, record),
    elsewhere: found?.elsewhere ?? [],
    twins: found?.twins ?? [],
    editions: record.exerciseSeries ? (found?.editions ?? []) : null,
    cancelledEdition: isAhead(record) ? (found?.cancelledEdition ?? null) : null,
  });
  const today = todayAt({ place: record.clockZone }, new Date());
  const limit = limitOn(await listGiftLimits(db), record.startsOn);
  const ways = { own: wayOfVisit(record), returned: found?.returnedWay ?? null };
  const facts = { ...record, ways, isReturned: found?.isReturned ?? false };
  return [...ofRecord, ...fieldWarnings(facts, limit, today)];
}

/** Whose visit it is as it stands in the form or record, seen from all its countries; in the words of `wayIn`. */
function wayOfVisit({ type, host, countries = [], countryCodes }: Warned): "OURS" | "THEIRS" | null {
  if (host === undefined) return null;
  const hosting =
    engagementType(type)?.visit === "BY_HOST" ? countries.find(({ role }) => role === "HOST") : null;
  const place = host ?? hosting?.code ?? null;
  const home = env().RAPPORT_NATION;
  const theirs = place !== null && countryCodes.includes(place) ? place : "";
  return WAY_OF[directionOf({ type, subtype: null, host: place }, theirs, home)];
}

const WAY_OF = { OUT: "OURS", IN: "THEIRS", NEITHER: null } as const;

/** The accounts with which it, or a promise of it that is still to be kept, rests; `field` is the form's path of where they are named. */
function accountsOf(record: Warned): { field: string; id: string }[] {
  const { responsibleOfficer, backupOfficer, commitments, sets } = record;
  const named = [
    { field: "responsibleOfficerId", id: responsibleOfficer?.id },
    { field: "backupOfficerId", id: backupOfficer?.id },
    { field: "sets.visit.escortId", id: sets.visit.escortId },
    ...commitments.map((promise, index) => ({
      field: `commitments.${index}.ownerUserId`,
      id: isOpen(promise.state) ? promise.ownerUserId : null,
    })),
  ];
  return named.flatMap(({ field, id }) => (id ? [{ field, id }] : []));
}

/** Another engagement of somebody who is to be at this one; `isByTime` where it overlaps by the hour, and not only by the day. */
type Conflict = WarningFacts["conflicts"][number] & { engagementId: string };

/**
 * The other engagements at which those who attend this one are, too, as far as the viewer sees them, by first day: however long ago one
 * began that still goes on, as a tour does. What was called off keeps nobody busy. Times overlap where both are known to the hour;
 * else the days decide. Who goes aside at an event is at both, and meets others on its margins at other hours of the same days.
 */
export async function listConflicts(db: Db, planned: Planned): Promise<Conflict[]> {
  const present = planned.attendance.flatMap(({ personId, attended }) => (attended && personId) || []);
  if (present.length === 0 || planned.datePrecision !== "DAY") return [];
  const lastDay = planned.endsOn ?? planned.startsLatestOn;
  return db.$queryRaw<Conflict[]>`
    select a.person_id as "personId", min(a.name) as name, e.id as "engagementId", e.reference, e.title, e.marking, known.hours as "isByTime"
    from attendance a join engagement e on e.id = a.engagement_id
      left join engagement_margin aside on aside.engagement_id = e.id
      cross join (select coalesce(${planned.eventId ?? null}::uuid, (
        select event_id from engagement_margin where engagement_id = ${planned.id}::uuid)) as id) event
      cross join lateral (select e.starts_at is not null and e.ends_at is not null and ${planned.startsAt}::timestamptz is not null
                      and ${planned.endsAt}::timestamptz is not null as hours) known
    where a.person_id = any(${present}::uuid[]) and a.attended and e.id <> ${planned.id}::uuid
      and e.status not in ('CANCELLED', 'POSTPONED') and e.date_precision = 'DAY'
      and e.id is distinct from event.id and aside.event_id is distinct from ${planned.id}::uuid
      and (known.hours or aside.event_id is null or aside.event_id is distinct from event.id)
      and case when known.hours
            then e.starts_at < ${planned.endsAt}::timestamptz and e.ends_at > ${planned.startsAt}::timestamptz
            else e.starts_on <= ${lastDay}::date and coalesce(e.ends_on, e.starts_on) >= ${planned.startsOn}::date end
    group by a.person_id, e.id, known.hours
    order by e.starts_on, e.reference, name`;
}
