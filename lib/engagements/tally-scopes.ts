import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

/** A scope of the tallies, and how often its counts are to be taken: less than 0 takes them off. */
export type WeighedScope = { scope: string; weight: number };

/**
 * The scopes whose weighed sum counts each event once that the viewer may see, as far as countries decide; with
 * `countries` (alpha-3), each that has any of these. What somebody covers has a scope of its own. Other choices among the
 * viewer's own countries are read one by one, and what several of them share is taken off again: the sets of countries
 * that overlap in two or more are few, those that overlap at all are not.
 */
export async function listTallyScopes(
  db: Db,
  viewer: Viewer,
  countries: readonly string[] = [],
): Promise<WeighedScope[]> {
  if (viewer.allCountries && countries.length === 0) return [{ scope: "ALL", weight: 1 }];
  const own = [...new Set(countries.length > 0 ? countries : viewer.countries)];
  if (!own.every((code) => isOwn(viewer, code))) return listOverlapping(db, viewer, own);
  const alone = own.map((code) => ({ scope: scopeOfCountry(code), weight: 1 }));
  if (own.length < 2) return alone;
  const covered = await listCovered(db, own);
  return covered.length > 0 ? covered : [...alone, ...(await listShared(db, own))];
}

/** The scope that counts every event of one country. */
export function scopeOfCountry(code: string): string {
  return `C:${code}`;
}

/** Whether every event of the country is open to the viewer, as far as countries decide. */
export function isOwn(viewer: Viewer, code: string): boolean {
  return viewer.allCountries || viewer.countries.includes(code);
}

/**
 * The rows of a table of tallies that lie in the scopes, each with its `weight`, as an item of a FROM clause. The scopes
 * are said twice: an array of them is a range of the index, a join to them is not to be relied on as one.
 */
export function tallyIn(table: "tally" | "tally_year", scopes: readonly WeighedScope[]): Prisma.Sql {
  const names = scopes.map(({ scope }) => scope);
  const weights = scopes.map(({ weight }) => weight);
  return Prisma.sql`(
    select * from ${Prisma.raw(table)} join unnest(${names}::text[], ${weights}::int[]) as weighed(scope, weight) using (scope)
    where scope = any(${names}::text[])
  ) as tallied`;
}

/** A month column of tally_year, 1 to 12. */
export function monthColumn(month: number): Prisma.Sql {
  return Prisma.raw(`m${String(month).padStart(2, "0")}`);
}

/** The sums of the twelve month columns of tally_year, January first, each row taken `weight` times. */
export function weighedMonthSums(): Prisma.Sql {
  const sums = Array.from({ length: 12 }, (_, index) => Prisma.sql`sum(weight * ${monthColumn(index + 1)})`);
  return Prisma.join(sums);
}

async function listCovered(db: Db, codes: readonly string[]): Promise<WeighedScope[]> {
  const scope = `U:${[...codes].sort().join(",")}`;
  return db.$queryRaw<WeighedScope[]>`select scope, 1 as weight from tally_coverage where scope = ${scope}`;
}

/** An event of three of the countries is in three of their scopes: two of them too many. */
async function listShared(db: Db, codes: readonly string[]): Promise<WeighedScope[]> {
  return db.$queryRaw<WeighedScope[]>`
    select scope, 1 - count(*)::int as weight
    from tally_scope cross join lateral unnest(country_codes) code
    where country_codes && ${[...codes]}::text[] and code = any(${[...codes]}::text[])
    group by scope
    having count(*) > 1`;
}

/** Sets of countries are disjoint as sets of events; each that overlaps with both counts once. */
async function listOverlapping(db: Db, viewer: Viewer, codes: readonly string[]): Promise<WeighedScope[]> {
  return db.$queryRaw<WeighedScope[]>`
    select scope, 1 as weight from tally_scope
    where country_codes && ${[...codes]}::text[] and country_codes && ${[...viewer.countries]}::text[]`;
}
