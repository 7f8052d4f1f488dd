import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { areNamesOpen } from "@/lib/people/queries";
import { withoutPartyNames } from "@/lib/people/rules";
import { countryScopes } from "../countries/queries";
import { monthSums } from "../months";
import { addPersonalHeld, type PersonalEngagement } from "../personal/count";
import { type Period, yearsOf } from "../rules";
import type { YearCount } from "../types";

/** Held engagements with one country (alpha-3), month by month, for the years of the period. */
export async function countHeldWith(
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
  const withCountry = personal.filter((engagement) => engagement.countryCodes.includes(code));
  return addPersonalHeld(rows, withCountry, () => "COMPLETE");
}

/** Published promises made with the country that are open or in work, the first due first, at most `limit`. */
export async function listOpenPromisesWith(db: Db, code: string, limit: number) {
  const first = await db.$queryRaw<{ id: string }[]>`
    select id from commitment_visible
    where publication = 'PUBLISHED' and state in ('OPEN', 'IN_WORK') and country_codes && array[${code}]
    order by due_on nulls last, id limit ${limit}`;
  const rows = await db.commitment.findMany({
    where: { id: { in: first.map(({ id }) => id) } },
    orderBy: [{ dueOn: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    select: {
      id: true,
      text: true,
      bySide: true,
      ownerName: true,
      state: true,
      dueOn: true,
      marking: true,
      engagement: { select: { reference: true, title: true, isFictional: true } },
    },
  });
  const promises = rows.map((row) => ({ ...row, dueOn: row.dueOn && calendarDateOf(row.dueOn) }));
  return (await areNamesOpen(db)) ? promises : promises.map(withoutPartyNames);
}

export type OpenPromise = Awaited<ReturnType<typeof listOpenPromisesWith>>[number];

/** Crises that concern the country, running ones first, then the last to begin. */
export async function listCrisesWith(db: Db, code: string) {
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
