import "server-only";
import { calendarDateOf } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { DatedLimit } from "./rules";

export type GiftLimitRecord = DatedLimit & { id: string; version: number };

/** The limits for gifts, the first to hold first; none where admins have set none. */
export async function listGiftLimits(db: Db): Promise<GiftLimitRecord[]> {
  const limits = await db.giftLimit.findMany({ orderBy: { startsOn: { sort: "asc", nulls: "first" } } });
  return limits.map(({ startsOn, amount, ...limit }) => ({
    ...limit,
    startsOn: startsOn && calendarDateOf(startsOn),
    amount: amount.toFixed(2),
  }));
}

/**
 * Over gift as `g`: whether it is above the limit of its day, by the rules of `limitOn` and `standingOfGift`. Where there is no limit for
 * that day it is not.
 * @param day SQL of the day on which it changed hands
 */
export function isOverLimit(day: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce((
    select case l.currency when g.currency then g.value when g.converted_currency then g.converted_value end > l.amount
    from gift_limit l where coalesce(l.starts_on, '-infinity') <= ${day} order by l.starts_on desc nulls last limit 1), false)`;
}
