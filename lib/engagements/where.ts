import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, type CalendarDate, earliestDayOf, todayIn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { env } from "@/lib/env";
import { Prisma } from "@/lib/generated/prisma/client";
import { isOverLimit } from "@/lib/gifts/queries";
import { listWithBelow, officeKeyIn } from "@/lib/people/organisations/queries";
import { officeKey } from "@/lib/people/organisations/rules";
import { getPostInWords, listTermsOfUsers } from "@/lib/people/posts/queries";
import { SENIOR_BANDS } from "@/lib/people/ranks";
import type { PicklistCode } from "@/lib/picklists/labels";
import { type EngagementFilters, NO_REASON } from "./filters";
import { bandOfCountry } from "./partner-band";
import { isReportDue } from "./reports-due";
import { isOwedBy, isVisitOf } from "./returns";
import { matches, readTyped } from "./search/match";
import { CALLED_OFF } from "./status/rules";
import { tagOfKey } from "./tag-keys";
import { isOwn } from "./tally-scopes";
import { isTypeGroup, typesInGroup } from "./types";

/** The filters of the whole list as a condition on the columns of `engagement_visible`, to be found by their own indexes. */
export async function whereOf(db: Db, viewer: Viewer, filters: EngagementFilters): Promise<Prisma.Sql> {
  return Prisma.sql`${scopeOf(viewer, filters.country)} and ${await filtersOf(db, viewer, filters)}`;
}

/** The same for rows that something else leads to, such as their days. */
export async function filtersOf(db: Db, viewer: Viewer, filters: EngagementFilters): Promise<Prisma.Sql> {
  const parts = [...plainParts(filters), ...fullParts(filters), ...(await linkParts(db, filters))];
  if (filters.mine)
    parts.push(Prisma.sql`(author_id = ${viewer.id}::uuid or responsible_officer_id = ${viewer.id}::uuid)`);
  if (filters.unreported) parts.push(isReportDue(new Date()));
  if (filters.q) parts.push(matches(await readTyped(db, filters.q)));
  return joined(parts);
}

/** How many days the day at the place of an event may be before that of its reader: 26 hours lie between the ends of the zones. */
const DAYS_BEFORE_READER = 2;

/**
 * What is ahead on a day, in two conditions of which a row meets one at most: what starts on it or later and was not held
 * already, and what is known only to its month or year while that lasts, which stands on the first day of either; nothing of
 * it is complete. Apart, each is a range of an index by day, which no plan misses; joined by `or` they are not.
 */
export function aheadOn(today: CalendarDate): [Prisma.Sql, Prisma.Sql] {
  const firstDays = [earliestDayOf(today, "MONTH"), earliestDayOf(today, "YEAR")];
  return [
    Prisma.sql`starts_on >= ${today}::date and not (${heldAlready(today)})`,
    Prisma.sql`starts_on = any(${firstDays}::text[]::date[]) and starts_on < ${today}::date
      and starts_latest_on >= ${today}::date and starts_latest_on > starts_on and status <> 'COMPLETE'`,
  ];
}

/**
 * What is complete on the day or later. What is complete has begun at its place (`aheadProblems`), so it starts within days,
 * and need not be looked for among all that is to come.
 */
export function heldAlready(today: CalendarDate): Prisma.Sql {
  return Prisma.sql`starts_on >= ${today}::date and starts_on <= ${addDays(today, DAYS_BEFORE_READER)}::date and status = 'COMPLETE'`;
}

/** The part of the list that the filters name, as conditions of which a row of it meets exactly one. */
export function partsOf(viewer: Viewer, { when }: EngagementFilters): Prisma.Sql[] {
  if (when === "all") return [Prisma.sql`true`];
  const today = todayIn(viewer.timeZone, new Date());
  if (when === "ahead") return aheadOn(today);
  return [
    Prisma.sql`starts_on < ${today}::date and (starts_latest_on < ${today}::date or status = 'COMPLETE')`,
    heldAlready(today),
  ];
}

/** The rows of the list under these filters, in the part that they name, as one condition. */
export async function partWhereOf(db: Db, viewer: Viewer, filters: EngagementFilters): Promise<Prisma.Sql> {
  return Prisma.sql`${await whereOf(db, viewer, filters)} and (${Prisma.join(partsOf(viewer, filters), " or ")})`;
}

/** The part of the filters that needs no look elsewhere and no text: also a condition on `engagement_shared` and `engagement_personal`. */
export function plainWhereOf(filters: EngagementFilters): Prisma.Sql {
  return joined(plainParts(filters));
}

/**
 * What the view's own rule implies for a viewer of some countries or of another nation, said in constants so that an
 * index can serve it. It narrows nothing: the rule has the last word. Where the `countries` asked for (alpha-3) are all the
 * viewer's own, these say more, and the index would be read twice.
 */
export function scopeOf(viewer: Viewer, countries: readonly string[] = []): Prisma.Sql {
  const parts: Prisma.Sql[] = [];
  const asksForOwn = countries.length > 0 && countries.every((code) => isOwn(viewer, code));
  if (!viewer.allCountries && !asksForOwn)
    parts.push(Prisma.sql`country_codes && ${[...viewer.countries]}::text[]`);
  if (!viewer.isHome) parts.push(Prisma.sql`releasable_nations @> array[${viewer.nation}::text]`);
  if (parts.length === 0) return Prisma.sql`true`;
  const named = Prisma.sql`reader_ids && ${[...viewer.knownAs]}::uuid[]`;
  return viewer.posts.length === 0
    ? Prisma.sql`(${joined(parts)} or ${named})`
    : Prisma.sql`(${joined(parts)} or ${named} or reader_post_ids && ${[...viewer.posts]}::uuid[])`;
}

function plainParts(filters: EngagementFilters): Prisma.Sql[] {
  const parts = [...sharedParts(filters), ...typeParts(filters), ...bandParts(filters)];
  if (filters.weekday.length > 0)
    parts.push(
      Prisma.sql`starts_on = starts_latest_on and to_char(starts_on, 'DY') = any(${filters.weekday}::text[])`,
    );
  if (filters.precision.length > 0) parts.push(Prisma.sql`(${precisionPart(filters.precision)})`);
  if (filters.country.length > 0) parts.push(Prisma.sql`country_codes && ${filters.country}::text[]`);
  if (filters.ladder.length > 0)
    parts.push(valueOrNone(Prisma.sql`top_step`, Prisma.sql`ladder_step`, filters.ladder));
  return parts;
}

/** What no tally counts by, and only `engagement_visible` has the columns for. */
function fullParts({ domain, marking, atmospherics, component }: EngagementFilters): Prisma.Sql[] {
  const parts: Prisma.Sql[] = [];
  if (atmospherics.length > 0)
    parts.push(valueOrNone(Prisma.sql`atmospherics`, Prisma.sql`atmospherics`, atmospherics));
  if (domain.length > 0) parts.push(Prisma.sql`domains && ${domain}::text[]::domain[]`);
  if (marking.length > 0) parts.push(Prisma.sql`marking = any(${marking}::text[]::marking[])`);
  if (component) parts.push(Prisma.sql`lower(lead_component) = lower(${component})`);
  return parts;
}

/** Whether the column, of this type, has one of the values; NONE stands for a row that has none in it. */
function valueOrNone(column: Prisma.Sql, type: Prisma.Sql, values: readonly string[]): Prisma.Sql {
  const some = values.filter((one) => one !== "NONE");
  const has = Prisma.sql`${column} = any(${some}::text[]::${type}[])`;
  if (some.length === values.length) return has;
  return some.length === 0 ? Prisma.sql`${column} is null` : Prisma.sql`(${has} or ${column} is null)`;
}

/** A start is held to the precision that it claims, so that the days that it may mean tell it. */
function precisionPart(precision: readonly string[]): Prisma.Sql {
  const month = Prisma.sql`date_trunc('month', starts_on) = date_trunc('month', starts_latest_on)`;
  const conditions: Record<string, Prisma.Sql> = {
    DAY: Prisma.sql`starts_on = starts_latest_on`,
    MONTH: Prisma.sql`starts_on < starts_latest_on and ${month}`,
    YEAR: Prisma.sql`not ${month}`,
  };
  return Prisma.join(
    precision.flatMap((one) => conditions[one] ?? []),
    " or ",
  );
}

function sharedParts(filters: EngagementFilters): Prisma.Sql[] {
  const { status, publication } = filters;
  const parts: Prisma.Sql[] = [];
  if (status.length > 0) parts.push(isInStatus(status));
  if (publication.length > 0)
    parts.push(Prisma.sql`publication = any(${publication}::text[]::publication[])`);
  return [...parts, ...dayParts(filters)];
}

function dayParts({ from, to, doubtful }: EngagementFilters): Prisma.Sql[] {
  if (doubtful) return doubtfulParts(from, to);
  const parts: Prisma.Sql[] = [];
  if (from) parts.push(Prisma.sql`starts_on >= ${from}::date`);
  // The first half follows from the second, and has an index.
  if (to) parts.push(Prisma.sql`starts_on <= ${to}::date and starts_latest_on <= ${to}::date`);
  return parts;
}

function isInStatus(status: readonly string[]): Prisma.Sql {
  return Prisma.sql`status = any(${[...status]}::text[]::engagement_status[])`;
}

/** What may begin in the days or outside them. No start is vaguer than a year, which gives the index its range. */
function doubtfulParts(from: string | null, to: string | null): Prisma.Sql[] {
  const before = from ? Prisma.sql`starts_on < ${from}::date` : Prisma.sql`false`;
  const after = to ? Prisma.sql`starts_latest_on > ${to}::date` : Prisma.sql`false`;
  const parts = [Prisma.sql`(${before} or ${after})`];
  if (from) parts.push(Prisma.sql`starts_on >= ${from}::date - 366 and starts_latest_on >= ${from}::date`);
  if (to) parts.push(Prisma.sql`starts_on <= ${to}::date`);
  return parts;
}

function typeParts(filters: EngagementFilters): Prisma.Sql[] {
  const codes = typesOf(filters);
  return codes ? [Prisma.sql`type = any(${codes}::text[])`] : [];
}

/** The types that both the types and the groups asked for allow; null when none are asked for. */
export function typesOf({ type, group }: EngagementFilters): string[] | null {
  const ofGroups = group
    .filter(isTypeGroup)
    .flatMap((one) => typesInGroup(one).map((known): string => known.code));
  if (group.length === 0) return type.length > 0 ? type : null;
  return type.length > 0 ? type.filter((code) => ofGroups.includes(code)) : ofGroups;
}

function bandParts({ band, senior, bandOf }: EngagementFilters): Prisma.Sql[] {
  const parts: Prisma.Sql[] = [];
  const mostSenior = bandOf ? bandOfCountry(bandOf) : Prisma.sql`partner_band`;
  if (band.length > 0) {
    const known = band.filter((one) => one !== "UNKNOWN");
    const unknown = band.includes("UNKNOWN") ? Prisma.sql`${mostSenior} is null` : Prisma.sql`false`;
    parts.push(Prisma.sql`(${mostSenior} = any(${known}::text[]) or ${unknown})`);
  }
  if (senior) parts.push(Prisma.sql`${mostSenior} = any(${[...SENIOR_BANDS]}::text[])`);
  return parts;
}

/** A series, edition, crisis, event, objective, organisation, person, account or post that does not exist, or is not open to the viewer, has no engagements. */
async function linkParts(db: Db, filters: EngagementFilters): Promise<Prisma.Sql[]> {
  const { gift, series, edition, crisis, objective, notObjective, organisation } = filters;
  const parts: Prisma.Sql[] = [];
  if (gift) parts.push(giftPart(gift));
  if (filters.tone.length > 0) parts.push(tonePart(filters.tone));
  if (filters.owed) parts.push(isOwedBy(filters.owed, filters.country));
  if (filters.visit) parts.push(isVisitOf(filters.visit, filters.country));
  if (series) {
    const found = await db.exerciseSeries.findUnique({ where: { slug: series }, select: { id: true } });
    parts.push(found ? Prisma.sql`exercise_series_id = ${found.id}::uuid` : Prisma.sql`false`);
  }
  if (edition) {
    const found = await db.exerciseEdition.findUnique({
      where: { reference: edition },
      select: { id: true },
    });
    // The fast view has no column for it; an edition has few engagements, found by their index.
    parts.push(
      found
        ? Prisma.sql`id in (select id from engagement where exercise_edition_id = ${found.id}::uuid)`
        : Prisma.sql`false`,
    );
  }
  if (crisis) {
    const found = await db.crisis.findUnique({ where: { reference: crisis }, select: { id: true } });
    parts.push(found ? Prisma.sql`crisis_id = ${found.id}::uuid` : Prisma.sql`false`);
  }
  if (filters.margins) {
    const found = await db.engagement.findUnique({
      where: { reference: filters.margins },
      select: { id: true },
    });
    parts.push(
      Prisma.sql`id in (select engagement_id from engagement_margin where event_id = ${found?.id ?? null}::uuid)`,
    );
  }
  if (objective) parts.push(Prisma.sql`id in ${await servingOf(db, objective)}`);
  if (notObjective) parts.push(Prisma.sql`id not in ${await servingOf(db, notObjective)}`);
  if (filters.effort) parts.push(await effortPart(db, filters.effort));
  if (filters.tag.length > 0) parts.push(await tagPart(db, filters.tag));
  if (filters.reason.length > 0) parts.push(await reasonPart(db, filters.reason));
  if (filters.funding.length > 0) parts.push(await fundingPart(db, filters.funding));
  if (filters.host.length > 0) parts.push(hostPart(isAnyOf(filters.host)));
  if (filters.declined.length > 0)
    parts.push(
      Prisma.sql`id in (select engagement_id from engagement_declined where ${isAnyOf(filters.declined)})`,
    );
  if (filters.hostSide) parts.push(hostSidePart(filters.hostSide));
  if (filters.person) parts.push(await personPart(db, filters.person));
  if (filters.officer) parts.push(await accountPart(db, Prisma.sql`responsible_officer_id`, filters.officer));
  if (filters.author) parts.push(await accountPart(db, Prisma.sql`author_id`, filters.author));
  if (organisation.length > 0) parts.push(await organisationPart(db, organisation));
  if (filters.attendeePost) parts.push(await attendeePostPart(db, filters.attendeePost));
  if (filters.authorPost) parts.push(await authorPostPart(db, filters.authorPost));
  return parts;
}

/** What serves the objective of this code; nothing serves one that does not exist. */
async function servingOf(db: Db, code: string): Promise<Prisma.Sql> {
  const found = await db.objective.findUnique({ where: { code }, select: { id: true } });
  return Prisma.sql`(select engagement_id from objective_served where objective_id = ${found?.id ?? null}::uuid)`;
}

/** What serves any objective of the line of effort, retired ones among them. */
async function effortPart(db: Db, code: string): Promise<Prisma.Sql> {
  const objectives = await db.objective.findMany({
    where: { lineOfEffort: { list: "LINE_OF_EFFORT", code } },
    select: { id: true },
  });
  return Prisma.sql`id in (select engagement_id from objective_served where objective_id = any(${idsOf(objectives)}::uuid[]))`;
}

async function tagPart(db: Db, keys: readonly string[]): Promise<Prisma.Sql> {
  const tags = await db.picklistItem.findMany({
    where: { OR: keys.map(tagOfKey).map(({ scheme, code }) => ({ list: scheme, code })) },
    select: { id: true },
  });
  return Prisma.sql`id in (select engagement_id from tag_given where tag_id = any(${idsOf(tags)}::uuid[]))`;
}

async function reasonPart(db: Db, codes: readonly string[]): Promise<Prisma.Sql> {
  const given = Prisma.sql`closing_reason_id = any(${await itemIds(db, "CLOSING_REASON", codes)}::uuid[])`;
  if (!codes.includes(NO_REASON)) return given;
  const none = Prisma.sql`closing_reason_id is null and ${isInStatus(CALLED_OFF)}`;
  return Prisma.sql`(${given} or ${none})`;
}

async function fundingPart(db: Db, codes: readonly string[]): Promise<Prisma.Sql> {
  const authorities = await itemIds(db, "FUNDING_AUTHORITY", codes);
  return Prisma.sql`id in (select engagement_id from funding_named where authority_id = any(${authorities}::uuid[]))`;
}

/** Ids of the items of a list by their codes, retired ones among them. */
async function itemIds(db: Db, list: PicklistCode, codes: readonly string[]): Promise<string[]> {
  return idsOf(
    await db.picklistItem.findMany({ where: { list, code: { in: [...codes] } }, select: { id: true } }),
  );
}

/** Found first, as people are: the planner would otherwise ask for the attendance of each engagement there is. */
function tonePart(tones: readonly string[]): Prisma.Sql {
  return Prisma.sql`id = any(array(
    select v.engagement_id from attendance_standing s join attendance_visible v on v.id = s.attendance_id
    where s.tone = any(${[...tones]}::text[]::atmospherics[])))`;
}

function hostSidePart(side: NonNullable<EngagementFilters["hostSide"]>): Prisma.Sql {
  // Most have a host: a set of those would be too large to be looked up in.
  if (side === "NONE")
    return Prisma.sql`not exists (select 1 from engagement_hosted hosted where hosted.engagement_id = id)`;
  const isHome = isAnyOf([env().RAPPORT_NATION]);
  return hostPart(side === "OWN" ? isHome : Prisma.sql`not ${isHome}`);
}

/** What countries of this condition host, by their role in it or because it takes place there. */
function hostPart(country: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`id in (select engagement_id from engagement_hosted where ${country})`;
}

function isAnyOf(codes: readonly string[]): Prisma.Sql {
  // Of the type of the column, whose index would not serve a comparison of texts.
  return Prisma.sql`country_code = any(${[...codes]}::text[]::bpchar[])`;
}

/**
 * Who was merged into another is that other now. Found first, by the index of attendance: the planner would otherwise ask for
 * the attendance of each engagement there is. Whoever reads a record with its names finds it by them, whether or not the
 * person's own page is open to them; who may not know names finds nothing by one.
 */
async function personPart(db: Db, id: string): Promise<Prisma.Sql> {
  const found = await db.person.findUnique({ where: { id }, select: { mergedIntoId: true } });
  return Prisma.sql`id = any(array(
    select engagement_id from attendance_visible where person_id = ${found?.mergedIntoId ?? id}::uuid and attended))`;
}

/** An account that is not open to the viewer wrote and answers for nothing: a filter does not tell what the record keeps to itself. */
async function accountPart(db: Db, column: Prisma.Sql, id: string): Promise<Prisma.Sql> {
  const found = await db.user.findUnique({ where: { id }, select: { id: true } });
  return found ? Prisma.sql`${column} = ${found.id}::uuid` : Prisma.sql`false`;
}

/**
 * The record keeps the name of the office that somebody held that day, which is told from one of the same name by the nation
 * of who held it, and may be called otherwise today. The view says who was there to everybody who may read the record, to some of them without names.
 */
async function organisationPart(db: Db, ids: readonly string[]): Promise<Prisma.Sql> {
  const found = await listWithBelow(db, ids);
  if (found.length === 0) return Prisma.sql`false`;
  return Prisma.sql`id in (
    select a.engagement_id from attendance_unnamed a
    join unnest(${found.map(({ name }) => officeKey(name))}::text[], ${found.map(({ nation }) => nation)}::text[]) as office(key, nation)
      on office.key = ${officeKeyIn(Prisma.sql`a.organisation`)} and (office.nation is null or office.nation = a.nationality)
    where a.attended)`;
}

/**
 * The record keeps the post that somebody held that day in words as well, taken from their career when they were entered, or
 * typed. These words decide, not the periods on record today: who reads the record reads them there, a career that is
 * corrected later or began nobody knows when does not move history, and they hold for who is on no record as a person. Posts
 * of one title, organisation and nation are one to them.
 */
async function attendeePostPart(db: Db, id: string): Promise<Prisma.Sql> {
  const post = await getPostInWords(db, id);
  if (!post) return Prisma.sql`false`;
  const { titles, organisations, nation } = post;
  const office =
    organisations.length === 0
      ? Prisma.sql`${officeKeyIn(Prisma.sql`a.organisation`)} is null`
      : Prisma.sql`${officeKeyIn(Prisma.sql`a.organisation`)} = any(${organisations.map(officeKey)}::text[])`;
  return Prisma.sql`id in (
    select a.engagement_id from attendance_unnamed a
    where a.attended and ${office} and ${officeKeyIn(Prisma.sql`coalesce(a.position, '')`)} = any(${titles.map(officeKey)}::text[])
      and ${nation === null ? Prisma.sql`true` : Prisma.sql`a.nationality = ${nation}`})`;
}

/**
 * Of its author the record keeps the account and the moment it was entered, no post: the periods say who held it on that
 * day (UTC, as for what a post may do). Who stood in held it too. Accounts that are not open to the viewer wrote nothing.
 */
async function authorPostPart(db: Db, id: string): Promise<Prisma.Sql> {
  const terms = await listTermsOfUsers(db, id);
  if (terms.length === 0) return Prisma.sql`false`;
  const entered = terms.map(
    ({ userId, startsOn, endsOn }) => Prisma.sql`
      author_id = ${userId}::uuid and (created_at at time zone 'UTC')::date
        between coalesce(${startsOn}::date, '-infinity') and coalesce(${endsOn}::date, 'infinity')`,
  );
  // The fast view does not say when a record was entered; who holds a post wrote few enough to look.
  return Prisma.sql`id in (select id from engagement where ${Prisma.join(entered, " or ")})`;
}

function giftPart(gift: NonNullable<EngagementFilters["gift"]>): Prisma.Sql {
  if (gift !== "OVER")
    return Prisma.sql`id in (select g.engagement_id from gift g where g.direction = ${gift}::gift_direction)`;
  return Prisma.sql`id in (
    select g.engagement_id from gift g join engagement e on e.id = g.engagement_id
    where ${isOverLimit(Prisma.sql`e.starts_on`)})`;
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}

function joined(parts: readonly Prisma.Sql[]): Prisma.Sql {
  return parts.length > 0 ? Prisma.join([...parts], " and ") : Prisma.sql`true`;
}
