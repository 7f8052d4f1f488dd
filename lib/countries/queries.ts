import "server-only";
import { type CalendarDate, calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import type { CountryKind } from "@/lib/generated/prisma/enums";

export type CountryListItem = {
  code: string;
  name: string;
  formalName: string;
  aliases: readonly string[];
  region: string;
  kind: CountryKind;
  /** Code of the command it belongs to on the day asked for; null when none is recorded. */
  command: string | null;
};

/** Every country by name, with its command on `today`. */
export async function listCountries(db: Db, today: CalendarDate): Promise<CountryListItem[]> {
  return db.$queryRaw<CountryListItem[]>`
    select trim(c.code) as code, c.name, c.formal_name as "formalName", c.aliases, c.region, c.kind::text as kind, a.command_code as command
    from country c
    left join lateral (
      select command_code from command_assignment
      where country_code = c.code and coalesce(starts_on, '-infinity') <= ${today}::date and coalesce(ends_on, 'infinity') >= ${today}::date
      order by starts_on desc nulls last limit 1) a on true
    order by c.name`;
}

/** The facts of one country (alpha-3) with its command assignments, the latest first; null when there is none. */
export async function getCountry(db: Db, code: string) {
  if (!/^[A-Z]{3}$/.test(code)) return null;
  const row = await db.country.findUnique({
    where: { code },
    include: {
      assignments: {
        orderBy: [{ startsOn: { sort: "desc", nulls: "last" } }],
        select: {
          startsOn: true,
          endsOn: true,
          source: true,
          command: { select: { code: true, name: true } },
        },
      },
    },
  });
  if (!row) return null;
  const successors =
    row.successors.length > 0
      ? await db.country.findMany({
          where: { code: { in: row.successors } },
          select: { code: true, name: true },
          orderBy: { name: "asc" },
        })
      : [];
  return {
    ...row,
    existedUntil: row.existedUntil && calendarDateOf(row.existedUntil),
    successors,
    assignments: row.assignments.map(({ startsOn, endsOn, source, command }) => ({
      command,
      source,
      startsOn: startsOn && calendarDateOf(startsOn),
      endsOn: endsOn && calendarDateOf(endsOn),
    })),
  };
}

export type CountryFacts = NonNullable<Awaited<ReturnType<typeof getCountry>>>;
