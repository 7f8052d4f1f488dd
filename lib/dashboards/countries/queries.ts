import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, monthStart } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { isOwn, scopeOfCountry } from "@/lib/engagements/tally-scopes";
import { Prisma } from "@/lib/generated/prisma/client";
import type { MarkingLevel } from "@/lib/markings/rules";
import { SENIOR_BANDS } from "@/lib/people/ranks";
import { doubtfulIn, heldIn, monthColumns } from "../months";
import { addPersonalCountries, type PersonalEngagement } from "../personal/count";
import { type Comparison, placeOfRank, yearsOf } from "../rules";
import type { CountryCount } from "../types";

/**
 * What the viewer's record holds of each country: held in both periods, last held, last senior contact. Countries
 * without any held engagement are left out. `codes` (alpha-3) says which countries to look for.
 */
export async function countByCountry(
  db: Db,
  viewer: Viewer,
  { current, previous }: Comparison,
  codes: readonly string[],
): Promise<{ countries: CountryCount[]; marking: MarkingLevel | null }> {
  const first = yearsOf(previous)[0]?.year ?? 0;
  const rows = await db.$queryRaw<
    (Omit<CountryCount, "lastHeld" | "lastSenior"> & {
      lastHeld: number | null;
      lastSenior: number | null;
      marking: MarkingLevel | null;
    })[]
  >`
    with scopes as materialized (${countryScopes(viewer, codes)}),
    recent as materialized (
      select scope, sum(${heldIn(current)}) as held, sum(${heldIn(previous)}) as previous, sum(${doubtfulIn(current)}) as doubtful,
             max(year * 100 + last_month) as contact, max(marking) as marking
      from tally_year
      where facet = 'status' and value = 'COMPLETE' and scope = any(array(select scope from scopes))
        and year >= ${first} and last_month is not null
      group by scope
    ),
    part as (
      select s.codes, r.held, r.previous, r.doubtful, r.contact, null::int as senior, r.marking
      from recent r join scopes s using (scope)
      union all
      select s.codes, 0, 0, 0, latest.at, null, latest.marking
      from scopes s
      cross join lateral (
        select year * 100 + last_month as at, marking from tally_year
        where facet = 'status' and value = 'COMPLETE' and scope = s.scope and year < ${first} and last_month is not null
        order by year desc, last_month desc, marking desc limit 1) latest
      where s.scope <> all(array(select scope from recent))
      union all
      select s.codes, 0, 0, 0, null, latest.at, latest.marking
      from scopes s
      cross join lateral (
        select year * 100 + last_month as at, marking from tally_year
        where facet = 'band' and value = any(${[...SENIOR_BANDS]}) and scope = s.scope and last_month is not null
        order by year desc, last_month desc, marking desc limit 1) latest
    )
    select code, sum(held)::int as held, sum(previous)::int as previous, sum(doubtful)::int as doubtful,
           max(contact) as "lastHeld", max(senior) as "lastSenior", max(marking)::text as marking
    from part cross join lateral unnest(codes) code
    group by code
    having max(contact) is not null`;
  return {
    countries: rows.map(({ marking: _, lastHeld, lastSenior, ...row }) => ({
      ...row,
      lastHeld: lastHeld === null ? null : placeOfRank(lastHeld),
      lastSenior: lastSenior === null ? null : placeOfRank(lastSenior),
    })),
    marking: rows.some((row) => row.marking === "CUI") ? "CUI" : rows.length > 0 ? "UNCLASSIFIED" : null,
  };
}

/**
 * The same of those of the countries that are the viewer's own, with what only a personal grant opens. Of any other
 * country only what it shares with these is open, which is no figure of that country.
 */
export async function countOwnCountries(
  db: Db,
  viewer: Viewer,
  comparison: Comparison,
  codes: readonly string[],
  personal: readonly PersonalEngagement[],
): Promise<{ countries: CountryCount[]; marking: MarkingLevel | null }> {
  const own = codes.filter((code) => isOwn(viewer, code));
  const { countries, marking } = await countByCountry(db, viewer, comparison, own);
  const granted = personal.map((engagement) => ({
    ...engagement,
    countryCodes: engagement.countryCodes.filter((code) => isOwn(viewer, code)),
  }));
  return { countries: addPersonalCountries(countries, granted, comparison), marking };
}

export type Coverage = {
  code: string;
  portfolio: string;
  /** Names of those named for it today, directly or by a post, backups after the others. */
  officers: { name: string; isBackup: boolean }[];
};

/**
 * Countries of the portfolios that hold on `today` within the viewer's scope, or of these the one with the code, with who covers
 * them. Empty when no portfolio is open to the viewer.
 */
export async function listCoverage(
  db: Db,
  viewer: Viewer,
  today: CalendarDate,
  code: string | null = null,
): Promise<Coverage[]> {
  return db.$queryRaw<Coverage[]>`
    select c.country_code as code, p.name as portfolio,
           coalesce(jsonb_agg(jsonb_build_object('name', u.name, 'isBackup', v.is_backup) order by v.is_backup, u.name)
                    filter (where u.id is not null), '[]') as officers
    from portfolio p
    join portfolio_country c on c.portfolio_id = p.id
    left join (
      select portfolio_id, user_id, bool_and(is_backup) as is_backup from cover_on(${today}::date) group by 1, 2
    ) v on v.portfolio_id = p.id
    left join app_user u on u.id = v.user_id and u.disabled_at is null
    where ${today}::date between p.starts_on and coalesce(p.ends_on, 'infinity')
      and ${viewer.allCountries ? Prisma.sql`true` : Prisma.sql`c.country_code = any(${[...viewer.countries]})`}
      and ${code ? Prisma.sql`c.country_code = ${code}` : Prisma.sql`true`}
    group by c.country_code, p.name
    order by c.country_code, p.name`;
}

export type CountryPromises = {
  code: string;
  open: number;
  overdue: number;
  ours: number;
  theirs: number;
  /** The highest marking of what was counted. */
  marking: MarkingLevel;
};

/** Open promises of engagements with each country, those due before `today` (UTC day), and who made them. */
export async function countPromisesByCountry(
  db: Db,
  viewer: Viewer,
  codes: readonly string[],
  today: CalendarDate,
): Promise<CountryPromises[]> {
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  return db.$queryRaw<CountryPromises[]>`
    with scopes as materialized (${countryScopes(viewer, codes)}),
    mine as materialized (select * from commitment_personal where state in ('OPEN', 'IN_WORK')),
    promise as (
      select scope, value as side, ${monthColumns(1, 12)} as open,
             case when year < ${year} then ${monthColumns(1, 12)} when year = ${year} then ${monthColumns(1, month - 1)} else 0 end as overdue,
             marking
      from tally_year
      where facet = 'promise' and scope = any(array(select scope from scopes)) and last_month is not null
      union all
      select scope, value, 0, count, marking from tally
      where facet = 'promise' and scope = any(array(select scope from scopes)) and count > 0
        and period >= ${monthStart(today)}::date and period < ${today}::date
    ), counted as (
      select s.codes, p.side, p.open, p.overdue, p.marking from promise p join scopes s using (scope)
      union all
      select p.country_codes, p.by_side::text, 1, case when p.due_on < ${today}::date then 1 else 0 end, c.marking
      from mine p
      join commitment c on c.id = p.id
      where c.publication = 'PUBLISHED'
    )
    select code, sum(open)::int as open, sum(overdue)::int as overdue,
           coalesce(sum(open) filter (where side = 'OWN'), 0)::int as ours,
           coalesce(sum(open) filter (where side = 'PARTNER'), 0)::int as theirs, max(marking)::text as marking
    from counted cross join lateral unnest(codes) code
    where code = any(${[...codes]})
    group by code
    having sum(open) > 0`;
}

/**
 * The scopes that count the events of each country once, with the countries they count for: the country's own where the
 * viewer sees all of it; else the sets of countries that it shares with the viewer's.
 */
export function countryScopes(viewer: Viewer, codes: readonly string[]): Prisma.Sql {
  const own = codes.filter((code) => isOwn(viewer, code));
  const others = codes.filter((code) => !isOwn(viewer, code));
  const alone = Prisma.sql`select scope, array[code] as codes from unnest(${own.map(scopeOfCountry)}::text[], ${own}::text[]) as own(scope, code)`;
  return others.length === 0
    ? alone
    : Prisma.sql`${alone} union all
        select scope, array(select unnest(country_codes) intersect select unnest(${others}::text[])) from tally_scope
        where country_codes && ${[...viewer.countries]}::text[] and country_codes && ${others}::text[]`;
}
