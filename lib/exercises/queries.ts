import "server-only";
import { type CalendarDate, calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { ExerciseRole, InvitationState } from "@/lib/generated/prisma/enums";
import { areLike, readSearchWords } from "@/lib/people/search";
import type { SeriesFilters } from "./filters";
import { titleOf } from "./planner/prepare";
import { prepareSeriesList, type SeriesRow } from "./prepare";

/** Every series by name, with its other names and the number of editions on record. */
export async function listSeries(db: Db) {
  const rows = await db.exerciseSeries.findMany({
    orderBy: { name: "asc" },
    select: {
      slug: true,
      name: true,
      lead: true,
      domains: true,
      cadence: true,
      firstYear: true,
      firstYearSource: true,
      firstYearVerified: true,
      status: true,
      isVerified: true,
      isFictional: true,
      successor: { select: { slug: true, name: true } },
      aliases: { select: { name: true }, orderBy: { name: "asc" } },
      _count: { select: { editions: true } },
    },
  });
  return rows.map(({ aliases, _count, ...row }) => ({
    ...row,
    aliases: aliases.map((alias) => alias.name),
    editions: _count.editions,
  }));
}

/**
 * Every series, and of these the rows that fit the filters; when none of any status or domain has the words in any of its names, those
 * with a name that comes close: `isNear` says so.
 */
export async function findSeries(
  db: Db,
  filters: SeriesFilters,
): Promise<{ series: SeriesListItem[]; rows: SeriesRow[]; isNear: boolean }> {
  const series = await listSeries(db);
  const named = prepareSeriesList(series, { q: filters.q, status: null, domain: null });
  if (named.length > 0) return { series, rows: prepareSeriesList(series, filters), isNear: false };
  const near = await listNearNames(db, filters.q);
  return { series, rows: prepareSeriesList(series, filters, near), isNear: near.size > 0 };
}

/** The names of series, former and other ones too, that come close to what was typed in each of its words. */
async function listNearNames(db: Db, typed: string): Promise<Set<string>> {
  const words = await readSearchWords(db, typed);
  const near = areLike(words, Prisma.sql`v.name_text`, Prisma.sql`v.name_bones`);
  const rows = await db.$queryRaw<{ name: string }[]>`
    select v.name from exercise_series v where ${near}
    union
    select v.name from exercise_alias v where ${near}`;
  return new Set(rows.map(({ name }) => name));
}

export type SeriesListItem = Awaited<ReturnType<typeof listSeries>>[number];

/** One series with its editions, the latest first, and every figure of theirs but those of single participants; null when there is none of that slug. */
export async function getSeries(db: Db, slug: string) {
  if (!/^[a-z0-9-]{1,80}$/.test(slug)) return null;
  const row = await db.exerciseSeries.findUnique({
    where: { slug },
    include: {
      aliases: { select: { name: true }, orderBy: { name: "asc" } },
      successor: { select: { slug: true, name: true } },
      predecessors: { select: { slug: true, name: true }, orderBy: { name: "asc" } },
      editions: {
        orderBy: [{ year: "desc" }, { startsOn: "desc" }],
        include: {
          figures: { where: { countryCode: null }, orderBy: [{ kind: "asc" }, { value: "asc" }] },
        },
      },
    },
  });
  if (!row) return null;
  const hosts = [...row.hostCountryCodes, ...row.editions.flatMap((edition) => edition.hostCountryCodes)];
  const countries = await db.country.findMany({
    where: { code: { in: hosts } },
    select: { code: true, name: true },
    orderBy: { name: "asc" },
  });
  const named = (codes: readonly string[]) => countries.filter((country) => codes.includes(country.code));
  return {
    ...row,
    aliases: row.aliases.map((alias) => alias.name),
    hosts: named(row.hostCountryCodes),
    editions: row.editions.map((edition) => ({
      ...edition,
      startsOn: edition.startsOn && calendarDateOf(edition.startsOn),
      endsOn: edition.endsOn && calendarDateOf(edition.endsOn),
      hosts: named(edition.hostCountryCodes),
      figures: edition.figures.map((figure) => ({
        ...figure,
        asOf: figure.asOf && calendarDateOf(figure.asOf),
      })),
    })),
  };
}

export type Series = NonNullable<Awaited<ReturnType<typeof getSeries>>>;

/** Series that name the country (alpha-3) as a host, by name, and their editions held there, the latest first. */
export async function listSeriesHostedBy(db: Db, code: string) {
  return db.exerciseSeries.findMany({
    where: {
      OR: [{ hostCountryCodes: { has: code } }, { editions: { some: { hostCountryCodes: { has: code } } } }],
    },
    orderBy: { name: "asc" },
    select: {
      slug: true,
      name: true,
      status: true,
      cadence: true,
      editions: {
        where: { hostCountryCodes: { has: code } },
        orderBy: { year: "desc" },
        select: { reference: true, year: true, cancelReason: true },
      },
    },
  });
}

/**
 * Editions that a country (alpha-3) hosts, or was asked to and did not decline, that have not ended by `today` and are not cancelled, the
 * first to begin first; of those without days the years that are not over. Found by `exercise_edition_country_codes_idx`.
 */
export async function listEditionsAheadWith(
  db: Db,
  code: string,
  today: CalendarDate,
): Promise<EditionAhead[]> {
  const rows = await db.$queryRaw<
    (Omit<EditionAhead, "startsOn" | "endsOn" | "title"> & {
      startsOn: Date | null;
      endsOn: Date | null;
      name: string | null;
      year: number;
      series: string;
    })[]
  >`
    select e.reference, e.name, e.year, e.starts_on as "startsOn", e.ends_on as "endsOn", e.place, e.is_fictional as "isFictional",
           s.slug, s.name as series, p.role::text as role, p.state::text as state
    from exercise_edition e join exercise_series s on s.id = e.series_id
    join exercise_participant p on p.edition_id = e.id and p.country_code = ${code}
    where e.country_codes @> array[${code}] and e.cancel_reason is null
      and (coalesce(e.ends_on, e.starts_on) >= ${today}::date or e.starts_on is null and e.year >= extract(year from ${today}::date))
    order by e.starts_on nulls last, e.year, e.reference`;
  return rows.map(({ startsOn, endsOn, name, year, series, ...row }) => ({
    ...row,
    title: titleOf({ name, year, series: { name: series } }),
    startsOn: startsOn && calendarDateOf(startsOn),
    endsOn: endsOn && calendarDateOf(endsOn),
  }));
}

export type EditionAhead = {
  reference: string;
  slug: string;
  title: string;
  startsOn: CalendarDate | null;
  endsOn: CalendarDate | null;
  place: string | null;
  isFictional: boolean;
  role: ExerciseRole;
  state: InvitationState;
};

export type HostedSeries = Awaited<ReturnType<typeof listSeriesHostedBy>>[number];

/** Series for a picker, by name and found by every other name, without the one that is being changed. */
export async function listSeriesOptions(db: Db, except: string | null) {
  const rows = await db.exerciseSeries.findMany({
    orderBy: { name: "asc" },
    select: { id: true, name: true, aliases: { select: { name: true } } },
  });
  return rows
    .filter(({ id }) => id !== except)
    .map(({ id, name, aliases }) => ({
      value: id,
      label: name,
      keywords: aliases.map((alias) => alias.name).join(" "),
    }));
}
