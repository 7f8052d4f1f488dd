import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type CommitmentRow, listCommitmentsById } from "@/lib/commitments/queries";
import { addDays, type CalendarDate, calendarDateOf, type DatePrecision, todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { aheadOf } from "@/lib/engagements/ahead";
import { IS_COUNTERPART } from "@/lib/engagements/counterparts";
import { rowsOf } from "@/lib/engagements/rows";
import type { EngagementRow } from "@/lib/engagements/views";
import type { HandoverSection, Marking } from "@/lib/generated/prisma/enums";
import { listPeopleById, type PersonRow } from "@/lib/people/queries";
import { canReadWords, type GuardedHandover } from "../policy";
import type { HandoverView } from "../queries";
import {
  type Item,
  MET_WITHIN_DAYS,
  MOST_COUNTERPARTS,
  MOST_REPORTS,
  REPORT_DAYS,
  type Readiness,
  readinessOf,
  type Signature,
  type Signed,
  signedOf,
} from "../rules";

/** How somebody came to be known: their first meeting on record, as far as it is open to the viewer. */
export type FirstMet = {
  reference: string;
  title: string;
  on: CalendarDate;
  precision: DatePrecision;
  marking: Marking;
  /** Own people who were there, the principals first, at most three. */
  own: string[];
  /** Of the others who were there, those who had been met before, at most three. */
  known: string[];
};

export type PackCounterpart = Signed & {
  item: Item;
  person: PersonRow;
  /** How to open; null where the outgoing officer wrote nothing. */
  note: string | null;
  marking: Marking;
  firstMet: FirstMet | null;
};

type PackReport = {
  id: string;
  number: number;
  correction: number;
  publishedAt: Date;
  bluf: string;
  crisis: { reference: string; title: string; marking: Marking };
};

export type PackSensitivity = { id: string; text: string; marking: Marking; version: number };

type Of<T> = Signed & { item: Item; of: T };

/** What of a handover decides what its pack holds. */
type Gathered = GuardedHandover & Pick<HandoverView, "id" | "ready">;

export type Pack = {
  /** Whether the outgoing officer chose the counterparts; until then they are those who were met most often. */
  isChosen: boolean;
  counterparts: PackCounterpart[];
  promises: Of<CommitmentRow>[];
  engagements: Of<EngagementRow>[];
  reports: Of<PackReport>[];
  sensitivities: Of<PackSensitivity>[];
  readiness: Readiness;
};

/**
 * What there is to sign for, in the order of the pack, as far as it is open to the viewer: every part is read through the wall as
 * anywhere else. What the pack says in words of its own is for who holds the post and who leads it.
 */
export async function listItems(db: Db, viewer: Viewer, handover: Gathered): Promise<Item[]> {
  const { id, postId, outgoingId, countryCodes } = handover;
  const codes = [...countryCodes];
  const today = todayIn("UTC", new Date());
  const readsWords = canReadWords(viewer, handover);
  return db.$queryRaw<Item[]>`
    with chosen as (
      select distinct on (c.person_id) c.person_id, c.sort, case when c.note is null then 0 else c.version end as version
      from handover_counterpart c where ${readsWords} and c.handover_id = ${id}::uuid order by c.person_id, c.sort
    ), met as (
      select a.person_id, count(*) as times, max(a.starts_on) as last
      from attendance_visible a
      where ${readsWords} and not exists (select 1 from chosen)
        and a.person_id in (select p.id from person_visible p where p.nationality = any(${codes}::bpchar[]) and p.is_active)
        and ${IS_COUNTERPART} and a.attended and a.status = 'COMPLETE' and a.starts_on >= ${addDays(today, -MET_WITHIN_DAYS)}::date
      group by a.person_id order by times desc, last desc, a.person_id limit ${MOST_COUNTERPARTS}
    ), holder as (
      select array_agg(distinct h.user_id) as ids from post_holding h where h.post_id = ${postId}::uuid and h.user_id is not null
    ), item as (
      select 'COUNTERPARTS' as section, p.id, p.version || '.' || c.version as version, 1 as part,
             row_number() over (order by c.sort, p.id) as place
      from chosen c join person p on p.id = c.person_id
      union all
      select 'COUNTERPARTS', p.id, p.version || '.0', 1, row_number() over (order by m.times desc, m.last desc, p.id)
      from met m join person p on p.id = m.person_id
      union all
      select 'PROMISES', c.id, c.version::text, 2, row_number() over (order by c.due_on nulls last, c.id)
      from commitment_visible v join commitment c on c.id = v.id join engagement e on e.id = c.engagement_id
      where v.state in ('OPEN', 'IN_WORK')
        and (c.owner_post_id = ${postId}::uuid or c.to_post_id = ${postId}::uuid
          or (c.by_side = 'OWN' and c.owner_post_id is null and c.owner_user_id = ${outgoingId}::uuid)
          or (v.country_codes && ${codes}::text[] and coalesce(e.responsible_officer_id, e.author_id) = any((select ids from holder)::uuid[])
              and (c.by_side <> 'OWN' or (c.owner_post_id is null and c.owner_user_id is null))))
      union all
      select 'ENGAGEMENTS', e.id, e.version::text, 3, row_number() over (order by e.starts_on, e.id)
      from engagement_visible v join engagement e on e.id = v.id
      where v.country_codes && ${codes}::text[] and v.starts_on between ${today}::date and ${aheadOf(today).to}::date
        and v.status in ('PROPOSED', 'PLANNED', 'CONFIRMED', 'EXECUTING')
      union all
      select 'REPORTS', r.id, '1', 4, row_number() over (order by r.published_at desc, r.id)
      from (
        select s.id, s.published_at
        from crisis k join sitrep s on s.crisis_id = k.id
        where k.country_codes && ${codes}::text[] and not k.is_historical and k.closed_at is null
          and s.published_at >= now() - make_interval(days => ${REPORT_DAYS})
          and not exists (select 1 from sitrep n where n.corrects_id = s.id and n.published_at is not null)
        order by s.published_at desc, s.id limit ${MOST_REPORTS}) r
      union all
      select 'SENSITIVITIES', s.id, s.version::text, 5, row_number() over (order by s.created_at, s.id)
      from handover_sensitivity s where ${readsWords} and s.handover_id = ${id}::uuid)
    select section, id, version from item order by part, place`;
}

/** What was signed, the latest last, of the items that are open to the viewer. */
export async function listSignatures(db: Db, handoverId: string): Promise<Signature[]> {
  return db.$queryRaw<Signature[]>`
    select s.section::text as section, s.subject_id as id, s.subject_version as version, u.name as by, s.signed_at as at
    from handover_signature s left join app_user u on u.id = s.signed_by_id
    where s.handover_id = ${handoverId}::uuid order by s.signed_at, s.id`;
}

/** The whole pack as far as it is open to the viewer. */
export async function readPack(db: Db, viewer: Viewer, handover: Gathered): Promise<Pack> {
  const items = await listItems(db, viewer, handover);
  const signatures = await listSignatures(db, handover.id);
  const idsOf = (section: HandoverSection) =>
    items.flatMap((item) => (item.section === section ? item.id : []));
  const placed = <T extends { id: string }>(section: HandoverSection, rows: readonly T[]): Of<T>[] => {
    const byId = new Map(rows.map((row) => [row.id, row]));
    return items.flatMap((item) => {
      const of = item.section === section ? byId.get(item.id) : undefined;
      return of ? [{ item, of, ...signedOf(item, signatures) }] : [];
    });
  };
  const notes = await db.handoverCounterpart.findMany({
    where: { handoverId: handover.id },
    orderBy: [{ sort: "desc" }],
  });
  const noteOf = new Map(notes.map((row) => [row.personId, row]));
  const people = await listPeopleById(db, idsOf("COUNTERPARTS"));
  const firstMet = await listFirstMet(db, idsOf("COUNTERPARTS"));
  return {
    isChosen: notes.length > 0,
    counterparts: placed("COUNTERPARTS", people).map(({ of: person, ...signed }) => ({
      ...signed,
      person,
      note: noteOf.get(person.id)?.note ?? null,
      marking: noteOf.get(person.id)?.marking ?? "UNCLASSIFIED",
      firstMet: firstMet.get(person.id) ?? null,
    })),
    promises: placed("PROMISES", await listCommitmentsById(db, idsOf("PROMISES"))),
    engagements: placed("ENGAGEMENTS", await rowsOf(db, idsOf("ENGAGEMENTS"))),
    reports: placed("REPORTS", await listReports(db, idsOf("REPORTS"))),
    sensitivities: placed(
      "SENSITIVITIES",
      await db.handoverSensitivity.findMany({
        where: { id: { in: idsOf("SENSITIVITIES") } },
        select: { id: true, text: true, marking: true, version: true },
      }),
    ),
    readiness: readinessOf(
      handover.ready.map(({ section }) => section),
      items,
      signatures,
    ),
  };
}

async function listReports(db: Db, ids: readonly string[]): Promise<PackReport[]> {
  const rows = await db.sitrep.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      number: true,
      correction: true,
      publishedAt: true,
      bluf: true,
      crisis: { select: { reference: true, title: true, marking: true } },
    },
  });
  return rows.flatMap(({ number, publishedAt, ...row }) =>
    number !== null && publishedAt ? [{ ...row, number, publishedAt }] : [],
  );
}

/** The first meeting of each of these people that took place, by person. */
async function listFirstMet(db: Db, ids: readonly string[]): Promise<Map<string, FirstMet>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<(Omit<FirstMet, "on"> & { personId: string; on: Date })[]>`
    with first as (
      select distinct on (v.person_id) v.person_id, v.engagement_id, v.starts_on
      from attendance_visible v
      where v.person_id = any(${[...ids]}::uuid[]) and v.attended and v.status = 'COMPLETE'
      order by v.person_id, v.starts_on, v.engagement_id)
    select f.person_id as "personId", e.reference, e.title, e.starts_on as on, e.date_precision::text as precision, e.marking::text as marking,
           array(select a.name from attendance a where a.engagement_id = f.engagement_id and a.side = 'OWN' and a.attended
                 order by a.role = 'PRINCIPAL' desc, a.sort limit 3) as own,
           array(select a.name from attendance a where a.engagement_id = f.engagement_id and ${IS_COUNTERPART} and a.attended
                   and a.person_id <> f.person_id
                   and exists (select 1 from attendance_visible b where b.person_id = a.person_id and b.attended
                               and b.status = 'COMPLETE' and b.starts_on < f.starts_on)
                 order by a.role = 'PRINCIPAL' desc, a.sort limit 3) as known
    from first f join engagement e on e.id = f.engagement_id`;
  return new Map(rows.map(({ personId, on, ...met }) => [personId, { ...met, on: calendarDateOf(on) }]));
}

/** The counterparts as they would be chosen now, for the form: those chosen, or those who were met most often. */
export type ChosenCounterpart = {
  personId: string;
  name: string;
  hint: string;
  note: string | null;
  marking: Marking;
};

export async function listChosenCounterparts(
  db: Db,
  viewer: Viewer,
  handover: Gathered,
): Promise<ChosenCounterpart[]> {
  const { counterparts } = await readPack(db, viewer, handover);
  return counterparts.map(({ person, note, marking }) => ({
    personId: person.id,
    name: [person.rankText, person.name].filter(Boolean).join(" "),
    hint: [person.position, person.organisation, person.countryName].filter(Boolean).join(", "),
    note,
    marking,
  }));
}
