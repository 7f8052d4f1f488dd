import "server-only";
import type { CalendarDate } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { isHeld } from "@/lib/engagements/held";
import { bandOfCountry } from "@/lib/engagements/partner-band";
import { isExchangeUnreturned, isVisitUnreturned, VISIT_TYPES, visitWay } from "@/lib/engagements/returns";
import { Prisma } from "@/lib/generated/prisma/client";
import { isOverLimit, listGiftLimits } from "@/lib/gifts/queries";
import type { DatedLimit } from "@/lib/gifts/rules";
import { bannerFor, type MarkingLevel } from "@/lib/markings/rules";
import { type BalanceGift, type BalanceVisit, type GiftBalance, giftBalanceOf } from "./rules";

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
  gifts: GiftBalance;
  /** Above which value gifts are counted as such, each by the one of its day. */
  limits: DatedLimit[];
  owed: OwedReturn[];
  /** The highest marking of all this. */
  marking: MarkingLevel;
};

/** What went both ways between us and a country (alpha-3) from a day on, as far as it is open to the viewer. */
export async function readBalance(db: Db, code: string, from: CalendarDate): Promise<Balance> {
  // In one statement, which is planned once: the rows are few, and the way there and back costs as much as finding them.
  const [read] = await db.$queryRaw<[Read]>`
    with wanted as (select array[${code}]::text[] as codes, ${from}::date as since)
    select
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'type', e.type, 'way', ${visitWay([code])}, 'band', ${bandOfCountry(code)}, 'isOwed', ${isVisitUnreturned([code])},
          'marking', e.marking)
          order by e.starts_on, e.id)
        from engagement_visible e
        where ${isHeldWith} and e.type = any(${VISIT_TYPES}::text[])), '[]') as visits,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'engagementId', e.id, 'direction', g.direction, 'value', g.value::text, 'currency', g.currency,
          'isOver', ${isOverLimit(Prisma.sql`e.starts_on`)}, 'marking', e.marking) order by e.starts_on, g.id)
        from engagement_visible e join gift g on g.engagement_id = e.id
        where ${isHeldWith}), '[]') as gifts,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', e.id, 'reference', e.reference, 'title', e.title, 'side', x.reciprocal_side, 'dueOn', x.reciprocal_due_on,
          'marking', e.marking) order by x.reciprocal_due_on nulls last, e.id)
        from engagement_visible e join engagement_exchange x on x.engagement_id = e.id
        where ${isHeldWith} and x.reciprocal_due and ${isExchangeUnreturned()}), '[]') as owed
    from wanted`;
  return {
    visits: read.visits.map(({ marking: _, ...visit }) => visit),
    gifts: giftBalanceOf(read.gifts),
    limits: await listGiftLimits(db),
    owed: read.owed.map(({ marking: _, ...row }) => row),
    marking: bannerFor([...read.visits, ...read.gifts, ...read.owed].map((row) => row.marking)),
  };
}

type Marked = { marking: MarkingLevel };
type Read = {
  visits: (BalanceVisit & Marked)[];
  gifts: (BalanceGift & Marked)[];
  owed: (OwedReturn & Marked)[];
};

/** Over engagement_visible as `e`: held with the country that is `wanted`, and published. */
const isHeldWith = Prisma.sql`e.country_codes && codes and ${isHeld("e")} and e.starts_on >= since`;
