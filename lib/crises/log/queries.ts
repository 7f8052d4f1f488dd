import "server-only";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { zoneOfEntry } from "./rules";

/** What a page shows of a log entry. */
export const shownEntry = {
  id: true,
  number: true,
  kind: true,
  text: true,
  eventAt: true,
  eventPrecision: true,
  timeZone: true,
  observedAt: true,
  reportedAt: true,
  sourceType: true,
  source: true,
  reliability: true,
  credibility: true,
  verification: true,
  verificationNote: true,
  isNearMiss: true,
  corrects: { select: { id: true, number: true } },
  corrections: { select: { id: true, number: true }, orderBy: { number: "asc" } },
} satisfies Prisma.CrisisLogEntrySelect;

export type LogEntry = Prisma.CrisisLogEntryGetPayload<{ select: typeof shownEntry }>;

/** The whole watch log, in order of what happened. */
export async function listLogEntries(db: Db, crisisId: string): Promise<LogEntry[]> {
  const rows = await db.crisisLogEntry.findMany({
    where: { crisisId },
    orderBy: [{ eventAt: "asc" }, { number: "asc" }],
    select: shownEntry,
  });
  return rows.map(readable);
}

/** The entry with this number, or null. */
export async function getLogEntry(db: Db, crisisId: string, number: number): Promise<LogEntry | null> {
  const row = await db.crisisLogEntry.findUnique({
    where: { crisisId_number: { crisisId, number } },
    select: shownEntry,
  });
  return row && readable(row);
}

/** The entry in a zone that is known here. */
export function readable(entry: LogEntry): LogEntry {
  return { ...entry, timeZone: zoneOfEntry(entry) };
}
