import "server-only";
import { countriesCalled } from "@/lib/countries/match";
import { countFound } from "@/lib/counts";
import { type CalendarDate, calendarDateOf, type DatePrecision, todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { isId } from "@/lib/ids";
import type { MarkingLevel } from "@/lib/markings/rules";
import { type PageInfo, pageInfo, pageWindow } from "@/lib/paging";
import type { PersonFilters } from "./filters";
import { listCareers } from "./holdings/queries";
import { type Held, heldOn } from "./holdings/rules";
import { bandOf, isRankCode, type SeniorityBand, type Service } from "./ranks";
import { type Card, listedName } from "./rules";
import {
  type Fits,
  findOrComeClose,
  fitsOf,
  IN_PERSON,
  patternOf,
  readFits,
  type SearchWord,
  type WordRule,
} from "./search";
import { dueBy, listSaid } from "./standings/queries";
import { type Standing, standingAfter } from "./standings/rules";

/** A day that is taken from a record is marked as the record is; of several records of one day, as the highest. */
type LastMet = { on: CalendarDate; precision: DatePrecision; marking: MarkingLevel };

export type PersonRow = Card & {
  id: string;
  /** "Tanaka, Haruto" */
  name: string;
  familyName: string;
  givenName: string;
  nativeName: string | null;
  /** BCP 47 tag of the native name's language. */
  nativeLanguage: string | null;
  /** Other spellings and transliterations. */
  otherNames: string[];
  nationality: string;
  countryName: string;
  service: Service | null;
  rankText: string | null;
  rankCode: string | null;
  /** First day of this rank. */
  rankSince: CalendarDate | null;
  band: SeniorityBand | null;
  /** Every post on record, the latest first. */
  career: Held[];
  /** Of the post held today (UTC day). */
  position: string | null;
  organisation: string | null;
  /** Where the facts come from, and the day somebody last checked them. */
  source: string | null;
  verifiedOn: CalendarDate | null;
  isActive: boolean;
  isFictional: boolean;
  /** The person this one was merged into. */
  mergedIntoId: string | null;
  /** Start of the last complete engagement they attended, of those open to the viewer; null when there is none. */
  lastMet: LastMet | null;
  /** What the engagements they attended say of them; nothing for viewers of another nation. */
  standing: Standing;
  /** For policy.ts. */
  createdById: string;
  version: number;
};

/** A person without when they were last met and how they stand, which takes a look at everything they attended. */
export type PersonFacts = Omit<PersonRow, "lastMet" | "standing">;

const include = { country: { select: { name: true } } } as const satisfies Prisma.PersonInclude;

/**
 * One page of people, 50 rows, by name; of those to be met again by a day, by that day first. Who is found by the name of their
 * country stands after those whose own names have the words. When nobody has the words of the search, those who come close:
 * `isNear` says so, and none of them is in `found`, which is how many were found.
 */
export async function listPeople(
  db: Db,
  filters: PersonFilters,
  page: number,
): Promise<{ rows: PersonRow[]; info: PageInfo; isNear: boolean; found: number }> {
  const fits = await readFits(db, IN_PERSON_OR_COUNTRY, filters.q);
  const { total, people, isNear } = await findPeople(db, filters, fits);
  const info = pageInfo(total, page);
  const { limit, offset, isReversed } = pageWindow(info);
  const onPage = await db.$queryRaw<{ id: string }[]>`
    select v.id from ${people} order by ${orderOf(filters, fits.words, isReversed)} limit ${limit} offset ${offset}`;
  const rows = await listPeopleById(
    db,
    onPage.map(({ id }) => id),
  );
  return { rows: isReversed ? rows.reverse() : rows, info, isNear, found: countFound({ total, isNear }) };
}

/** Everybody on the list under the filters, in its order. */
export async function listPersonIds(db: Db, filters: PersonFilters): Promise<string[]> {
  const fits = await readFits(db, IN_PERSON_OR_COUNTRY, filters.q);
  const { people } = await findPeople(db, filters, fits);
  const found = await db.$queryRaw<{ id: string }[]>`
    select v.id from ${people} order by ${orderOf(filters, fits.words, false)}`;
  return found.map(({ id }) => id);
}

/** How many of the people that were found are of a country (alpha-3) or a service. */
export type PersonCount = { facet: "country" | "service"; value: string; count: number };

/**
 * The first people of the list under the filters, with these words for its `q`, at most `most` of them, how many it has, and how many
 * of each country and service, as the list narrowed to one has them.
 */
export async function listFirstPeople(
  db: Db,
  filters: Omit<PersonFilters, "q">,
  words: readonly SearchWord[],
  most: number,
): Promise<{ rows: PersonFacts[]; total: number; isNear: boolean; counts: PersonCount[] }> {
  // In one statement: to look for the words once more took as long again.
  const { ids, total, named, counts, isNear } = await findOrComeClose(
    fitsOf(IN_PERSON_OR_COUNTRY, words),
    async (fits, isNamed) => {
      const [first] = await db.$queryRaw<
        { ids: string[]; total: number; named: number; counts: PersonCount[] }[]
      >`
        with found as materialized (
          select v.id, v.nationality, v.service, ${isNamed} as is_named,
                 row_number() over (order by ${orderOf(filters, words, false)}) as place
          from ${peopleWith(filters, fits)}
        )
        select array(select id::text from found where place <= ${most} order by place) as ids,
          (select count(*)::int from found) as total, (select count(*)::int from found where is_named) as named,
          (select coalesce(json_agg(json_build_object('facet', facet, 'value', value, 'count', count)), '[]')
           from (select 'country' as facet, nationality::text as value, count(*) as count from found group by nationality
                 union all
                 select 'service', service::text, count(*) from found where service is not null group by service) each) as counts`;
      return first ?? { ids: [], total: 0, named: 0, counts: [] };
    },
  );
  const rows = await listPersonFacts(db, ids);
  // Where some have the words in their names and others in a biography alone, a narrower list may hold none but the others, and then
  // takes in who comes close.
  const isAlike = isNear || named === 0 || named === total;
  return { rows, total, isNear, counts: total > 1 && isAlike ? counts : [] };
}

export async function countPeople(db: Db, filters: PersonFilters): Promise<number> {
  const fits = await readFits(db, IN_PERSON_OR_COUNTRY, filters.q);
  return (await findPeople(db, filters, fits)).total;
}

/** The person, or null when there is none, or none for this viewer. */
export async function getPerson(db: Db, id: string): Promise<PersonRow | null> {
  if (!isId(id)) return null;
  const [row] = await listPeopleById(db, [id]);
  return row ?? null;
}

/** "Tanaka, Haruto" by id, of those that are open to the viewer. */
export async function personNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const people = await db.person.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, familyName: true, givenName: true },
  });
  return new Map(people.map((person) => [person.id, listedName(person)]));
}

/** These people in the order of the ids; those the viewer may not see are left out. */
export async function listPeopleById(db: Db, ids: readonly string[]): Promise<PersonRow[]> {
  const people = await listPersonFacts(db, ids);
  if (people.length === 0) return [];
  const met = await db.$queryRaw<{ id: string; on: Date; precision: DatePrecision; marking: MarkingLevel }[]>`
    select distinct on (person_id)
           person_id as id, starts_on as on, date_precision::text as precision, marking::text as marking
    from attendance_visible
    where person_id = any(${[...ids]}::uuid[]) and attended and status = 'COMPLETE'
    order by person_id, starts_on desc, attendance_visible.marking desc, attendance_visible.date_precision`;
  const lastMet = new Map(
    met.map(({ id, on, precision, marking }) => [id, { on: calendarDateOf(on), precision, marking }]),
  );
  const said = await listSaid(db, ids);
  return people.map((person) => {
    const last = lastMet.get(person.id) ?? null;
    return { ...person, lastMet: last, standing: standingAfter(said.get(person.id) ?? [], last?.on ?? null) };
  });
}

/** The marking of what is told of these people beside their own facts: it is taken from records. */
export function markingsOfPeople(rows: readonly Pick<PersonRow, "lastMet" | "standing">[]): MarkingLevel[] {
  return rows.flatMap(({ lastMet, standing }) => [
    ...(lastMet ? [lastMet.marking] : []),
    ...standing.markings,
  ]);
}

/** The same without when they were last met and how they stand. */
export async function listPersonFacts(db: Db, ids: readonly string[]): Promise<PersonFacts[]> {
  if (ids.length === 0) return [];
  const records = await db.person.findMany({ where: { id: { in: [...ids] } }, include });
  const place = new Map(ids.map((id, index) => [id, index]));
  const ordered = records.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  const careers = await listCareers(db, ids);
  const today = todayIn("UTC", new Date());
  return ordered.map(
    ({ country, createdAt: _c, updatedAt: _u, postNames: _p, verifiedOn, rankSince, ...person }) => {
      const career = careers.get(person.id) ?? [];
      const held = heldOn(career, today);
      return {
        ...person,
        name: listedName(person),
        countryName: country.name,
        band: person.rankCode !== null && isRankCode(person.rankCode) ? bandOf(person.rankCode) : null,
        career,
        position: held?.title || null,
        organisation: held?.organisation ?? null,
        rankSince: rankSince && calendarDateOf(rankSince),
        verifiedOn: verifiedOn && calendarDateOf(verifiedOn),
      };
    },
  );
}

/** Whether the viewer may know who people are; `canKnowPeople` as the database says it. */
export async function areNamesOpen(db: Db): Promise<boolean> {
  const [row] = await db.$queryRaw<{ open: boolean }[]>`select viewer_knows_people() as open`;
  return row?.open ?? false;
}

/** What stands after `from` for those whom the words find, and how many they are. */
async function findPeople(db: Db, filters: PersonFilters, fits: Fits) {
  return findOrComeClose(fits, async (fitting, named) => {
    const people = peopleWith(filters, fitting);
    const [row] = await db.$queryRaw<{ total: number; named: number }[]>`
      select count(*)::int as total, count(*) filter (where ${named})::int as named from ${people}`;
    return { people, total: row?.total ?? 0, named: row?.named ?? 0 };
  });
}

/** As `IN_PERSON`; a word of the name of a country is had by its people as well, and one of a biography by whom it is of. */
const IN_PERSON_OR_COUNTRY: WordRule = {
  isNamed: (word) => orOfCountry(word, IN_PERSON.has(word)),
  has: (word) => orOfCountry(word, Prisma.sql`(${IN_PERSON.has(word)} or ${inBiography([word])})`),
  comesClose: (word) => orOfCountry(word, IN_PERSON.comesClose(word)),
};

/** What a biography says is for the nation that keeps it. */
function inBiography(words: readonly SearchWord[]): Prisma.Sql {
  return Prisma.sql`((select viewer_is_home()) and v.biography_vector @@ (${biographyQuery(words)}))`;
}

/** Any of the words, as English, so that "brigades" finds "brigade". */
function biographyQuery(words: readonly SearchWord[]): Prisma.Sql {
  return Prisma.join(
    words.map(({ folded }) => Prisma.sql`plainto_tsquery('english', ${folded})`),
    " || ",
  );
}

/** What the biographies of these people say around the words, by id; those that do not say them are left out. */
export async function listBiographyHits(
  db: Db,
  people: readonly Pick<PersonFacts, "id" | "biography">[],
  words: readonly SearchWord[],
): Promise<Map<string, string>> {
  const ids = people.flatMap(({ id, biography }) => (biography === null ? [] : id));
  if (ids.length === 0 || words.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; words: string }[]>`
    select v.id, ts_headline('english', v.biography, ${biographyQuery(words)}, ${'StartSel="", StopSel="", MaxFragments=1, MaxWords=18, MinWords=6'}) as words
    from person v where v.id = any(${ids}::uuid[]) and ${inBiography(words)}`;
  return new Map(rows.map(({ id, words }) => [id, words]));
}

function orOfCountry({ folded }: SearchWord, fits: Prisma.Sql): Prisma.Sql {
  const countries = countriesCalled(folded);
  return countries.length > 0 ? Prisma.sql`(${fits} or v.nationality = any(${countries}::bpchar[]))` : fits;
}

/** By name; who is to be met again by a day, by the soonest. Who has the words in their own names and posts stands first; where
 * words name a country, who has them in their own names. */
function orderOf(
  { contactBy }: Omit<PersonFilters, "q">,
  words: readonly SearchWord[],
  isReversed: boolean,
): Prisma.Sql {
  const own = words.some(({ folded }) => countriesCalled(folded).length > 0)
    ? Prisma.sql`' ' || v.name_text`
    : Prisma.sql`v.search_text`;
  const columns = [
    ...(contactBy === null ? [] : [Prisma.sql`due.day`]),
    ...(words.length > 0 ? [Prisma.sql`not ${own} like all (${words.map(patternOf)}::text[])`] : []),
    Prisma.sql`v.family_name`,
    Prisma.sql`v.given_name`,
    Prisma.sql`v.id`,
  ];
  return Prisma.join(isReversed ? columns.map((column) => Prisma.sql`${column} desc`) : columns, ", ");
}

/** What stands after `from`: these people as `v` and, where they are to be met again by a day, that day as `due`. */
function peopleWith(
  { country, service, active, contactBy }: Omit<PersonFilters, "q">,
  fits: Prisma.Sql,
): Prisma.Sql {
  const due = contactBy === null ? Prisma.empty : Prisma.sql`join (${dueBy(contactBy)}) due using (id)`;
  const where = Prisma.join(
    [
      fits,
      // As the column has it: compared as text, no index of it serves and everybody is read.
      country.length > 0 ? Prisma.sql`v.nationality = any(${country}::bpchar[])` : Prisma.sql`true`,
      service.length > 0 ? Prisma.sql`v.service = any(${service}::service[])` : Prisma.sql`true`,
      active === null ? Prisma.sql`true` : Prisma.sql`v.is_active = ${active}`,
    ],
    " and ",
  );
  return Prisma.sql`person_visible v ${due} where ${where}`;
}
