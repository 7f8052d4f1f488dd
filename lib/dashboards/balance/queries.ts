import "server-only";
import { type CalendarDate, calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { getGiftLimit } from "@/lib/gifts/queries";
import type { GiftLimit } from "@/lib/gifts/rules";
import { bannerFor, type MarkingLevel } from "@/lib/markings/rules";
import type { BalanceVisit } from "./rules";

/** An exchange whose return is due and has not come. */
export type OwedReturn = {
  id: string;
  reference: string;
  title: string;
  /** Null where the record does not say who owes it. */
  side: "OWN" | "PARTNER" | "THIRD" | null;
  dueOn: CalendarDate | null;
};

export type Balance = {
  visits: BalanceVisit[];
  /** Held engagements at which gifts were given, received, or of a value above the limit. */
  gifts: { given: number; received: number; over: number };
  limit: GiftLimit | null;
  owed: OwedReturn[];
  /** The highest marking of all this. */
  marking: MarkingLevel;
};

/** What went both ways between us and a country (alpha-3) from a day on, as far as it is open to the viewer. */
export async function readBalance(db: Db, code: string, from: CalendarDate): Promise<Balance> {
  const visits = await db.$queryRaw<(BalanceVisit & { marking: MarkingLevel })[]>`
    select e.id, e.type, e.partner_band as band, v.returns_id as "returnsId", v.return_expected as "returnExpected",
           e.marking::text as marking
    from engagement_visible e left join engagement_visit v on v.engagement_id = e.id
    where e.country_codes && array[${code}]::text[] and e.type in ('ABROAD', 'HOST') and e.status = 'COMPLETE'
      and e.publication = 'PUBLISHED' and e.starts_on >= ${from}::date
    order by e.starts_on, e.id`;
  const limit = await getGiftLimit(db);
  const [gifts] = await db.$queryRaw<(Balance["gifts"] & { markings: MarkingLevel[] | null })[]>`
    select count(distinct e.id) filter (where g.direction = 'GIVEN')::int as given,
           count(distinct e.id) filter (where g.direction = 'RECEIVED')::int as received,
           count(distinct e.id) filter (where g.value > ${limit?.amount ?? null}::numeric and g.currency = ${limit?.currency ?? null})::int as over,
           array_agg(distinct e.marking::text) as markings
    from engagement_visible e join gift g on g.engagement_id = e.id
    where e.country_codes && array[${code}]::text[] and e.status = 'COMPLETE' and e.publication = 'PUBLISHED'
      and e.starts_on >= ${from}::date`;
  const owed = await db.$queryRaw<
    (Omit<OwedReturn, "dueOn"> & { dueOn: Date | null; marking: MarkingLevel })[]
  >`
    select e.id, e.reference, e.title, x.reciprocal_side as side, x.reciprocal_due_on as "dueOn", e.marking::text as marking
    from engagement_visible e join engagement_exchange x on x.engagement_id = e.id
    where e.country_codes && array[${code}]::text[] and x.reciprocal_due and e.status = 'COMPLETE' and e.publication = 'PUBLISHED'
      and e.starts_on >= ${from}::date
      and not exists (select 1 from engagement_exchange r join engagement d on d.id = r.engagement_id
                      where r.returns_id = e.id and d.status = 'COMPLETE')
    order by x.reciprocal_due_on nulls last, e.id`;
  return {
    visits: visits.map(({ marking: _, ...visit }) => visit),
    gifts: { given: gifts?.given ?? 0, received: gifts?.received ?? 0, over: gifts?.over ?? 0 },
    limit,
    owed: owed.map(({ marking: _, dueOn, ...row }) => ({ ...row, dueOn: dueOn && calendarDateOf(dueOn) })),
    marking: bannerFor([
      ...visits.map((visit) => visit.marking),
      ...(gifts?.markings ?? []),
      ...owed.map((row) => row.marking),
    ]),
  };
}
