import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { countSayDo } from "@/lib/commitments/say-do/queries";
import { getCountry } from "@/lib/countries/queries";
import { addMonths, type CalendarDate, calendarDateOf, formatDateRange } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { type EngagementFilters, engagementsHref, NO_FILTERS } from "@/lib/engagements/filters";
import { listFirstEngagements } from "@/lib/engagements/queries";
import { countBySteps } from "@/lib/engagements/totals";
import type { EngagementRow } from "@/lib/engagements/views";
import { filtersOf } from "@/lib/engagements/where";
import { env } from "@/lib/env";
import { listEditionsAheadWith, listSeriesHostedBy } from "@/lib/exercises/queries";
import type { CommitmentState, Marking, Side } from "@/lib/generated/prisma/enums";
import { bannerFor } from "@/lib/markings/rules";
import { NO_PERSON_FILTERS, peopleHref } from "@/lib/people/filters";
import { canKnowPeople } from "@/lib/people/policy";
import { countPeople, listPeopleById, markingsOfPeople, type PersonRow } from "@/lib/people/queries";
import { RANK_CODES, seniority } from "@/lib/people/ranks";
import { withoutPartyNames } from "@/lib/people/rules";
import { getRelationship } from "@/lib/relationships/queries";
import { markingsOf } from "@/lib/relationships/rules";
import { readWatch } from "@/lib/watches/queries";
import { readBalance } from "../balance/queries";
import { countByCountry, countPromisesByCountry, countryScopes, listCoverage } from "../countries/queries";
import { monthSums } from "../months";
import { addPersonal, addPersonalCountries, isHeld, type PersonalEngagement } from "../personal/count";
import { listPersonalEngagements } from "../personal/queries";
import { AHEAD_STATUSES, compareMonths, type Period, yearsOf } from "../rules";
import type { YearCount } from "../types";
import { prepareMonthStrip, STRIP_MONTHS } from "./prepare";

const MONTHS = 12;
/** How far back visits and gifts are held against each other. */
const BALANCE_MONTHS = 36;
/** Rows shown of a list before the list itself is asked for. */
const FIRST_ROWS = 6;

/**
 * All that the page of a country (alpha-3) shows on `today` (UTC day), with the relationship line from `lineFrom` on where that is
 * asked for; null when there is no such country. Asked in two transactions at once (decision 024): the line and who was met keep the
 * database busy as long as all the rest; between the two a record may have changed, which no figure of one shows.
 */
export async function readCountryPage(
  viewer: Viewer,
  code: string,
  today: CalendarDate,
  lineFrom: CalendarDate | null = null,
) {
  const [figures, dealings] = await Promise.all([
    withViewer(viewer, (db) => readRecord(db, viewer, code, today)),
    withViewer(viewer, (db) => readDealings(db, viewer, code, today, lineFrom)),
  ]);
  if (!figures || !dealings) return null;
  return { ...figures, ...dealings, marking: bannerFor([figures.marking, dealings.marking]) };
}

/** What is counted, what is open and the first rows of the lists. */
async function readRecord(db: Db, viewer: Viewer, code: string, today: CalendarDate) {
  const country = await getCountry(db, code);
  if (!country) return null;
  const comparison = compareMonths(today, MONTHS);
  const counted = await countByCountry(db, viewer, comparison, [code]);
  const personal = await listPersonalEngagements(db);
  const counts = addPersonalCountries(counted.countries, personal, comparison);
  const strip = compareMonths(today, STRIP_MONTHS).current;
  const months = await countHeldWith(db, viewer, code, strip, personal);
  const [promises] = await countPromisesByCountry(db, viewer, [code], today);
  const open = await listOpenPromisesWith(db, code, FIRST_ROWS);
  const sayDo = await countSayDo(db, { of: "country", code }, today);
  const balanceFrom = addMonths(today, -BALANCE_MONTHS);
  const balance = await readBalance(db, code, balanceFrom);
  const published = { ...NO_FILTERS, country: [code], publication: ["PUBLISHED"] };
  const ahead = await readFirstRows(db, viewer, {
    ...published,
    status: [...AHEAD_STATUSES],
    from: today,
    sort: "date",
  });
  const complete = { ...published, status: ["COMPLETE"] };
  const held = await readFirstRows(db, viewer, complete);
  const steps = await countBySteps(db, viewer, complete);
  return {
    country,
    comparison,
    count: counts.find((count) => count.code === code) ?? null,
    months: prepareMonthStrip(months, code, today),
    stripWords: formatDateRange(strip.from, strip.to),
    promises: promises ?? null,
    open,
    balance,
    balanceFrom,
    sayDo,
    ahead,
    held,
    ladder: { filters: complete, steps },
    marking: bannerFor([
      counted.marking ?? "UNCLASSIFIED",
      sayDo.marking,
      balance.marking,
      ...(promises ? [promises.marking] : []),
      ...[...open, ...ahead.rows, ...held.rows, ...steps].map((record) => record.marking),
    ]),
  };
}

/** The relationship line, who was met, and who and what is about the country besides. */
async function readDealings(
  db: Db,
  viewer: Viewer,
  code: string,
  today: CalendarDate,
  lineFrom: CalendarDate | null,
) {
  if (!(await getCountry(db, code))) return null;
  // A nation has no relationship with itself.
  const relationship =
    code === env().RAPPORT_NATION
      ? null
      : await getRelationship(db, viewer, { country: code }, today, lineFrom);
  const counterparts = relationship && (await readCounterparts(db, viewer, code, addMonths(today, -MONTHS)));
  const crises = await listCrisesWith(db, code);
  const declined = await countDeclined(db, code);
  return {
    relationship,
    counterparts,
    declined: declined.count,
    crises,
    coverage: await listCoverage(db, viewer, today, code),
    editions: await listEditionsAheadWith(db, code, today),
    series: await listSeriesHostedBy(db, code),
    watch: await readWatch(db, viewer, { type: "country", key: code }),
    marking: bannerFor([
      declined.marking,
      ...crises.map((crisis) => crisis.marking),
      ...(relationship ? markingsOf(relationship) : []),
      ...(counterparts ? markingsOfPeople(counterparts.rows) : []),
    ]),
  };
}

export type FirstRows = { rows: EngagementRow[]; total: number; href: string };

async function readFirstRows(db: Db, viewer: Viewer, filters: EngagementFilters): Promise<FirstRows> {
  return {
    ...(await listFirstEngagements(db, viewer, filters, FIRST_ROWS)),
    href: engagementsHref(filters),
  };
}

export type Counterparts = {
  /** The most senior first, then who was met last. */
  rows: PersonRow[];
  /** The day since which they were met. */
  since: CalendarDate;
  /** Everybody of the country on record, and their list. */
  total: number;
  href: string;
};

/**
 * The people of a country who attended an engagement held with it since a day, at most `FIRST_ROWS` of them; null for who may not know
 * who people are. From the most senior down each is asked for when they were met, by what they attended, until enough are found: what was
 * held with a country in a year and who was there are thousands of rows, its people are in one index (`person_of_nation_idx`). Everybody
 * is asked only where fewer were met. Whatever the country this is the way, so it is planned once.
 */
async function readCounterparts(
  db: Db,
  viewer: Viewer,
  code: string,
  since: CalendarDate,
): Promise<Counterparts | null> {
  if (!canKnowPeople(viewer)) return null;
  const filters = {
    ...NO_FILTERS,
    country: [code],
    publication: ["PUBLISHED"],
    status: ["COMPLETE"],
    from: since,
  };
  const found = await db.$queryRaw<{ id: string }[]>`
    select p.id
    from (
      select id, coalesce(array_position(${MOST_SENIOR_FIRST}::text[], rank_code), ${MOST_SENIOR_FIRST.length + 1}::int) as place
      from person where nationality = ${code}
      order by place offset 0
    ) p cross join lateral (
      select max(a.starts_on) as on from attendance_visible a
      where a.person_id = p.id and a.attended and exists (
        select 1 from engagement_visible where id = a.engagement_id and ${await filtersOf(db, viewer, filters)})
    ) met
    where met.on is not null
    order by p.place, met.on desc, p.id
    limit ${FIRST_ROWS}`;
  return {
    rows: await listPeopleById(
      db,
      found.map(({ id }) => id),
    ),
    since,
    total: await countPeople(db, { ...NO_PERSON_FILTERS, country: [code] }),
    href: peopleHref({ country: [code] }),
  };
}

const MOST_SENIOR_FIRST = RANK_CODES.toSorted((one, other) => seniority(other) - seniority(one));

/** Held engagements with one country (alpha-3), month by month, for the years of the period. */
async function countHeldWith(
  db: Db,
  viewer: Viewer,
  code: string,
  period: Period,
  personal: readonly PersonalEngagement[],
): Promise<YearCount[]> {
  const first = yearsOf(period)[0]?.year ?? 0;
  const last = yearsOf(period).at(-1)?.year ?? 0;
  const rows = await db.$queryRaw<YearCount[]>`
    select value, year, ${monthSums()} as months, sum(unplaced)::int as unplaced
    from tally_year
    where facet = 'status' and value = 'COMPLETE' and year between ${first} and ${last} and last_month is not null
      and scope = any(array(select scope from (${countryScopes(viewer, [code])}) scopes))
    group by value, year`;
  const withCountry = personal.filter((one) => isHeld(one) && one.countryCodes.includes(code));
  return addPersonal(rows, withCountry, () => "COMPLETE");
}

/** Published promises made with the country that are open or in work, the first due first, at most `limit`. */
async function listOpenPromisesWith(db: Db, code: string, limit: number): Promise<OpenPromise[]> {
  const rows = await db.$queryRaw<(Omit<OpenPromise, "dueOn"> & { dueOn: Date | null; isNamed: boolean })[]>`
    select c.id, c.text, c.by_side::text as "bySide", c.owner_name as "ownerName", c.state::text as state, c.due_on as "dueOn",
           c.marking::text as marking, viewer_knows_people() as "isNamed",
           jsonb_build_object('reference', e.reference, 'title', e.title, 'isFictional', e.is_fictional) as engagement
    from (select * from commitment_visible
          where publication = 'PUBLISHED' and state in ('OPEN', 'IN_WORK') and country_codes && array[${code}]
          order by due_on nulls last, id limit ${limit}) c
    join engagement e on e.id = c.engagement_id
    order by c.due_on nulls last, c.id`;
  return rows.map(({ isNamed, dueOn, ...row }) => {
    const promise = { ...row, dueOn: dueOn && calendarDateOf(dueOn) };
    return isNamed ? promise : withoutPartyNames(promise);
  });
}

export type OpenPromise = {
  id: string;
  text: string;
  bySide: Side;
  ownerName: string | null;
  state: CommitmentState;
  dueOn: CalendarDate | null;
  marking: Marking;
  engagement: { reference: string; title: string; isFictional: boolean };
};

/** To how much of what the viewer may read the country was invited and declined: the length of the list by `declined`. */
async function countDeclined(db: Db, code: string) {
  const [row] = await db.$queryRaw<{ count: number; marking: Marking | null }[]>`
    select count(*)::int as count, max(marking)::text as marking from engagement_declined where country_code = ${code}::bpchar`;
  return { count: row?.count ?? 0, marking: row?.marking ?? "UNCLASSIFIED" };
}

/** Crises that concern the country, running ones first, then the last to begin. */
async function listCrisesWith(db: Db, code: string) {
  return db.crisis.findMany({
    where: { countryCodes: { has: code } },
    orderBy: [{ closedAt: { sort: "desc", nulls: "first" } }, { openedAt: "desc" }],
    select: {
      reference: true,
      title: true,
      alert: true,
      openedAt: true,
      isHistorical: true,
      isFictional: true,
      marking: true,
    },
  });
}

export type CountryCrisis = Awaited<ReturnType<typeof listCrisesWith>>[number];
