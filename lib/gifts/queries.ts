import "server-only";
import { z } from "zod";
import type { Db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { GiftLimit } from "./rules";

export const GIFT_LIMIT = "GIFT_LIMIT";

const stored = z.object({ amount: z.string(), currency: z.string(), basis: z.string().nullable() });

export type GiftLimitRecord = GiftLimit & { id: string; version: number };

/** The limit for gifts, or null where admins have set none. */
export async function getGiftLimit(db: Db): Promise<GiftLimitRecord | null> {
  const setting = await db.setting.findUnique({ where: { code: GIFT_LIMIT } });
  return setting && { id: setting.id, version: setting.version, ...stored.parse(setting.value) };
}

/** Over gift as `g`: whether it is above the limit, by the rule of `standingOfGift`. Without a limit nothing is. */
export function isOverLimit(limit: GiftLimit | null): Prisma.Sql {
  if (!limit) return Prisma.sql`false`;
  return Prisma.sql`coalesce(case ${limit.currency} when g.currency then g.value
    when g.converted_currency then g.converted_value end > ${limit.amount}::numeric, false)`;
}
