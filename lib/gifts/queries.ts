import "server-only";
import { z } from "zod";
import type { Db } from "@/lib/db";
import type { GiftLimit } from "./rules";

export const GIFT_LIMIT = "GIFT_LIMIT";

const stored = z.object({ amount: z.string(), currency: z.string(), basis: z.string().nullable() });

export type GiftLimitRecord = GiftLimit & { id: string; version: number };

/** The limit for gifts, or null where admins have set none. */
export async function getGiftLimit(db: Db): Promise<GiftLimitRecord | null> {
  const setting = await db.setting.findUnique({ where: { code: GIFT_LIMIT } });
  return setting && { id: setting.id, version: setting.version, ...stored.parse(setting.value) };
}
