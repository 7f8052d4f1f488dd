import "server-only";
import { z } from "zod";
import type { Db } from "@/lib/db";
import type { ChainCheck } from "./rules";

/** A verification that is on record, by whom and when. */
export type Verification = ChainCheck & { sequence: number; at: Date; by: string; milliseconds: number };

const kept = z.object({
  events: z.number(),
  firstBroken: z.number().nullable(),
  isDone: z.boolean(),
  milliseconds: z.number(),
});

/** The last verification of the trail; null when nobody has verified it yet, or for whoever may not read it. */
export async function getLastVerification(db: Db): Promise<Verification | null> {
  const event = await db.auditEvent.findFirst({
    where: { subjectType: "audit", type: "audit.verified" },
    orderBy: { sequence: "desc" },
    select: { sequence: true, at: true, actorName: true, after: true },
  });
  if (!event) return null;
  const { sequence, at, actorName, after } = event;
  return { ...kept.parse(after), sequence: Number(sequence), at, by: actorName };
}
