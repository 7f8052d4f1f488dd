import { heldWith } from "@/lib/engagements/countries/rules";
import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type CommitmentRow, listOpenPromisesBetween } from "@/lib/commitments/queries";
import { addDays, calendarDateOf, latestDayOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { IS_COUNTERPART } from "@/lib/engagements/counterparts";
import { resolvePlan } from "@/lib/engagements/links";
import { rootOf } from "@/lib/engagements/problems/rules";
import { rowsOf } from "@/lib/engagements/rows";
import { counterpartSide, isAhead, isCalledOff } from "@/lib/engagements/status/rules";
import type { AttendanceView, EngagementDetail, EngagementRow } from "@/lib/engagements/views";
import { listConflicts, type Planned, readWarnings, type Warned } from "@/lib/engagements/warnings/queries";
import { dayWords, type Warning } from "@/lib/engagements/warnings/rules";
import { attendanceColumns } from "@/lib/engagements/writing/columns";
import { env } from "@/lib/env";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Side } from "@/lib/generated/prisma/enums";
import { officeKeyIn } from "@/lib/people/organisations/queries";
import { getPerson, type PersonRow } from "@/lib/people/queries";
import { isRankCode, isSenior, SENIOR_BANDS } from "@/lib/people/ranks";
import { type Contacts, type ContactsOf, readContacts } from "./contacts/queries";
import { type Courtesies, listCourtesies } from "./courtesies/queries";
import { saturationWords } from "./labels";
import { isOfOneNation, keyOf, listKnownOffices, namedOffices, officesOf } from "./offices/queries";
import {
  type Crowd,
  crowdAround,
  type Days,
  isSameWeek,
  isSaturated,
  isVisitToThem,
  SATURATION_DAYS,
} from "./rules";
import type { WarnedForm } from "./schema";

/** Counterparts that are shown, principals first; meetings that are read again. */
const MOST_COUNTERPARTS = 8;
const MEETINGS_READ = 3;
const MOST_PROMISES = 12;
/** Longest an event with an office that began before the days that are looked at may still go on, in days. */
const LONGEST_EVENT = 60;

export type Counterpart = {
  /** As the plan names them; rank and office of the plan, which may have changed since. */
  name: string;
  rankText: string | null;
  position: string | null;
  organisation: string | null;
  isPrincipal: boolean;
  /** Null where the plan names nobody on record, or nobody open to the viewer. */
  person: PersonRow | null;
  contacts: Contacts;
};

export type PastMeeting = {
  engagement: EngagementRow;
  nextSteps: string | null;
  asks: { side: Side; text: string }[];
  said: { side: Side; text: string }[];
  atmospherics: string | null;
};

export type OfficeEvents = {
  organisation: string;
  /** Other events with this office in the same week. */
  events: EngagementRow[];
  /** The senior visits to it around the planned one; null when that is none. */
  crowd: Crowd | null;
};

/** What some of the plan are named for as well; `when` says whether by the hour or only by the day. */
export type Conflict = { names: string[]; when: string; engagement: EngagementRow };

export type Preparation = {
  counterparts: Counterpart[];
  /** How many counterparts the plan names beyond those shown. */
  more: number;
  promises: { rows: CommitmentRow[]; total: number };
  /** The last meetings, the latest first, and whom they were with; those with the countries where there are none with anybody else. */
  meetings: { of: ContactsOf; rows: PastMeeting[] };
  /** What was given and how they were received the last time, by their offices. */
  courtesies: Courtesies[];
  offices: OfficeEvents[];
  conflicts: Conflict[];
};

/** All there is to know before the engagement, as far as the viewer may see it. `home` is the nation that keeps the record. */
export async function readPreparation(db: Db, record: EngagementDetail, home: string): Promise<Preparation> {
  const counterpart = counterpartSide(record.attendance);
  const partners = record.attendance
    .filter(({ side }) => side === counterpart)
    .toSorted((a, b) => Number(b.role === "PRINCIPAL") - Number(a.role === "PRINCIPAL"));
  const shown = partners.slice(0, MOST_COUNTERPARTS);
  const counterparts: Counterpart[] = [];
  for (const attendee of shown) {
    const { personId, name, rankText, position, organisation, role } = attendee;
    const person = personId ? await getPerson(db, personId) : null;
    counterparts.push({
      name,
      rankText,
      position,
      organisation,
      isPrincipal: role === "PRINCIPAL",
      person,
      contacts: await readContacts(db, { ...attendee, person }, record),
    });
  }
  const personIds = partners.flatMap(({ personId }) => personId ?? []);
  const codes = record.countryCodes.filter((code) => code !== home);
  return {
    counterparts,
    more: partners.length - shown.length,
    promises: await listOpenPromisesBetween(db, { codes, personIds }, MOST_PROMISES),
    meetings: await readPastMeetings(db, record, { personIds, counterparts, codes }),
    courtesies: await listCourtesies(db, record, partners),
    offices: await listOfficeEvents(db, { ...record, host: record.hostCountry?.code ?? null }, home),
    conflicts: await listConflicting(db, record),
  };
}

/**
 * What the writers and reviewers of a record should look at twice, as far as the viewer may see what it speaks of: beside the record itself,
 * of a plan the offices that seniors visit too often. None of it keeps anything from being saved, submitted or approved.
 */
export async function readRecordWarnings(db: Db, record: EngagementDetail): Promise<Warning[]> {
  return warningsOf(db, { ...record, host: record.hostCountry?.code ?? null });
}

/** Of these each has warnings of its own; while any other field cannot be read nothing is said that may rest on it. */
const APART: readonly string[] = ["gifts", "sets", "commitments"];

/** The same of an engagement as its form has it, saved or not. Nothing while a field that this looks at cannot be read. */
export async function readFormWarnings(
  db: Db,
  viewer: Viewer,
  { id, faults, ...input }: WarnedForm,
): Promise<Warning[]> {
  const unread = faults.filter(({ isLeftOut }) => isLeftOut).map(({ field }) => rootOf(field));
  if (unread.some((field) => !APART.includes(field))) return [];
  const { attendance, title, startsAt, endsAt, timeZone, exerciseSeriesId } = await resolvePlan(
    db,
    viewer,
    input,
  );
  const saved = await db.engagement.findUnique({
    where: { id },
    select: { origin: true, publication: true },
  });
  const named = (linked: string | null) => (linked === null ? null : { id: linked });
  const warnings = await warningsOf(db, {
    ...input,
    id,
    title,
    startsLatestOn: latestDayOf(input.startsOn, input.datePrecision),
    startsAt,
    endsAt,
    clockZone: timeZone,
    countryCodes: heldWith(input.countries).map(({ code }) => code),
    host: input.hostCountry,
    attendance: attendance.map(attendanceColumns),
    objectives: input.objectives.map((objective) => ({ id: objective })),
    responsibleOfficer: named(input.responsibleOfficerId),
    backupOfficer: named(input.backupOfficerId),
    exerciseSeries: named(exerciseSeriesId),
    exerciseEdition: named(input.exerciseEditionId),
    origin: saved?.origin ?? ("ENTERED" as const),
    publication: saved?.publication ?? ("DRAFT" as const),
  });
  return warnings.filter(({ field }) => !field || !unread.includes(rootOf(field)));
}

/** The warnings of the record or form itself, then those of the offices it leads to. */
async function warningsOf(db: Db, record: Warned & Visit): Promise<Warning[]> {
  const warnings = await readWarnings(db, record);
  if (!isAhead(record) || record.datePrecision !== "DAY" || !hasSenior(record)) return warnings;
  const offices = await listOfficeEvents(db, record, env().RAPPORT_NATION);
  const crowds = offices.flatMap(({ organisation, crowd }) =>
    crowd && isSaturated(crowd) ? [{ text: `${saturationWords(crowd, organisation)}.` }] : [],
  );
  return [...warnings, ...crowds];
}

function heldBefore(record: EngagementDetail) {
  return {
    status: "COMPLETE" as const,
    startsOn: { lte: new Date(record.startsOn) },
    id: { not: record.id },
  };
}

/** The last meetings with these counterparts, else with those whose posts they hold, else with the countries. */
async function readPastMeetings(
  db: Db,
  record: EngagementDetail,
  { personIds, counterparts, codes }: Met,
): Promise<Preparation["meetings"]> {
  const ofPosts = counterparts.flatMap(({ contacts }) =>
    contacts.of === "POST" ? contacts.rows.map(({ id }) => id) : [],
  );
  const asked: { of: ContactsOf; where: Prisma.EngagementWhereInput }[] = [
    ...(personIds.length > 0
      ? [
          {
            of: "PERSON" as const,
            where: { attendance: { some: { personId: { in: [...personIds] }, attended: true } } },
          },
        ]
      : []),
    ...(ofPosts.length > 0 ? [{ of: "POST" as const, where: { AND: { id: { in: ofPosts } } } }] : []),
    { of: "COUNTRY", where: { countryCodes: { hasSome: [...codes] } } },
  ];
  for (const { of, where } of asked) {
    const rows = await listPastMeetings(db, record, where);
    if (rows.length > 0) return { of, rows };
  }
  return { of: personIds.length > 0 ? "PERSON" : "COUNTRY", rows: [] };
}

type Met = {
  /** Of all counterparts on record, those that are not shown as well. */
  personIds: readonly string[];
  counterparts: readonly Counterpart[];
  /** Alpha-3 of the countries besides the own one. */
  codes: readonly string[];
};

async function listPastMeetings(
  db: Db,
  record: EngagementDetail,
  withThem: Prisma.EngagementWhereInput,
): Promise<PastMeeting[]> {
  const records = await db.engagement.findMany({
    where: { ...heldBefore(record), ...withThem },
    select: {
      id: true,
      nextSteps: true,
      atmospherics: true,
      points: { orderBy: { sort: "asc" }, select: { kind: true, side: true, text: true } },
    },
    orderBy: [{ startsOn: "desc" }, { id: "desc" }],
    take: MEETINGS_READ,
  });
  const rows = new Map(
    (
      await rowsOf(
        db,
        records.map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  );
  return records.flatMap(({ id, nextSteps, atmospherics, points }) => {
    const engagement = rows.get(id);
    if (!engagement) return [];
    const of = (kind: string) =>
      points.filter((point) => point.kind === kind).map(({ side, text }) => ({ side, text }));
    return [{ engagement, nextSteps, atmospherics, asks: of("ASK"), said: of("KEY_POINT") }];
  });
}

type OfficeRow = {
  id: string;
  /** The office as it is compared, and alpha-3 of the nation of who was there for it. */
  organisation: string;
  nation: string | null;
  startsOn: Date;
  endsOn: Date | null;
  isSenior: boolean;
  /** The event on whose margins it is, else itself: who goes aside at an event has made one visit; and that of the plan. */
  visit: string;
  ownVisit: string;
} & Place;

type Place = Parameters<typeof isVisitToThem>[0];

type Visit = Omit<Planned, "attendance"> &
  Place & {
    attendance: readonly Pick<AttendanceView, "side" | "organisation" | "rankCode" | "nationality">[];
  };

/** What else goes on with the offices of the counterparts, and how many seniors go there. */
async function listOfficeEvents(db: Db, record: Visit, home: string): Promise<OfficeEvents[]> {
  const counterpart = counterpartSide(record.attendance);
  const named = namedOffices(record.attendance.filter(({ side }) => side === counterpart));
  if (named.length === 0) return [];
  const from = addDays(record.startsOn, -SATURATION_DAYS - LONGEST_EVENT);
  const to = addDays(record.endsOn ?? record.startsOn, SATURATION_DAYS);
  const organisation = Prisma.sql`a.organisation`;
  const known = await listKnownOffices(db, named);
  const offices = officesOf(named, known);
  const keys = [...offices.map(({ key }) => key), ...known.flatMap(({ keys }) => keys)];
  const found = await db.$queryRaw<OfficeRow[]>`
    select distinct e.id, ${officeKeyIn(organisation)} as organisation, a.nationality as nation,
           e.starts_on as "startsOn", e.ends_on as "endsOn",
           e.type, e.subtype, e.host_country_code as host,
           exists (select 1 from attendance o where o.engagement_id = e.id and o.side = 'OWN' and o.attended
                   and o.band = any(${[...SENIOR_BANDS]}::text[])) as "isSenior",
           coalesce(aside.event_id, e.id) as visit,
           coalesce(${record.eventId ?? null}::uuid, (select event_id from engagement_margin where engagement_id = ${record.id}::uuid),
                    ${record.id}::uuid) as "ownVisit"
    from engagement e join attendance a on a.engagement_id = e.id left join engagement_margin aside on aside.engagement_id = e.id
    where e.starts_on between ${from}::date and ${to}::date and e.date_precision = 'DAY' and e.id <> ${record.id}::uuid
      and e.status not in ('CANCELLED', 'POSTPONED') and ${IS_COUNTERPART}
      and ${officeKeyIn(organisation)} = any(${[...new Set(keys)]}::text[])
    order by e.starts_on, e.id`;
  const isNear = (row: OfficeRow) => isSameWeek(record, daysOf(row));
  const events = new Map(
    (await rowsOf(db, [...new Set(found.filter(isNear).map(({ id }) => id))])).map((row) => [row.id, row]),
  );
  return offices.map(({ key, organisation, nation }) => {
    const isThere = (row: OfficeRow) => keyOf(row, known) === key && isOfOneNation(row.nation, nation);
    // An event with several of its people, or under several of its names, is one.
    const there = [...new Map(found.filter(isThere).map((row) => [row.id, row])).values()];
    const isVisit = (row: OfficeRow) =>
      row.isSenior && row.visit !== row.ownVisit && isVisitToThem(row, nation, home);
    const visits = new Map(there.filter(isVisit).map((row) => [row.visit, row]));
    return {
      organisation,
      events: there.filter(isNear).flatMap(({ id }) => events.get(id) ?? []),
      crowd:
        hasSenior(record) && isVisitToThem(record, nation, home)
          ? crowdAround(
              [...visits.values()].map((row) => calendarDateOf(row.startsOn)),
              record.startsOn,
            )
          : null,
    };
  });
}

/** Whether one of our seniors is to be there. */
function hasSenior({ attendance }: Pick<Visit, "attendance">): boolean {
  return attendance.some(
    ({ side, rankCode }) => side === "OWN" && rankCode !== null && isRankCode(rankCode) && isSenior(rankCode),
  );
}

/** What those who are to attend the plan are named for as well, own people and guests, by its first day. */
async function listConflicting(db: Db, record: EngagementDetail): Promise<Conflict[]> {
  if (isCalledOff(record.status)) return [];
  const conflicts = await listConflicts(db, record);
  const rows = await rowsOf(db, [...new Set(conflicts.map(({ engagementId }) => engagementId))]);
  return rows.map((engagement) => {
    const here = conflicts.filter(({ engagementId }) => engagementId === engagement.id);
    const isByTime = here.some((one) => one.isByTime);
    return {
      names: here.map(({ name }) => name),
      when: isByTime ? "at the same time" : dayWords(record),
      engagement,
    };
  });
}

function daysOf({ startsOn, endsOn }: { startsOn: Date; endsOn: Date | null }): Days {
  return { startsOn: calendarDateOf(startsOn), endsOn: endsOn && calendarDateOf(endsOn) };
}
