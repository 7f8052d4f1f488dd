import "server-only";
import type { Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { readable, shownEntry } from "../log/queries";
import { standingReports } from "./rules";

const line = {
  id: true,
  number: true,
  correction: true,
  precedence: true,
  convention: true,
  originator: true,
  periodFrom: true,
  asOfAt: true,
  publishedAt: true,
  nextReportAt: true,
  isFinal: true,
  isReconstructed: true,
  bluf: true,
  sections: true,
  authorId: true,
  updatedAt: true,
  correctsId: true,
  correctedBy: { select: { id: true, number: true, correction: true, publishedAt: true } },
} satisfies Prisma.SitrepSelect;

const whole = {
  ...line,
  version: true,
  correctionReason: true,
  corrects: { select: { number: true, correction: true, publishedAt: true } },
  acknowledgements: { select: { userId: true, userName: true, at: true }, orderBy: { at: "asc" } },
  entries: { select: { logEntry: { select: shownEntry } }, orderBy: { sort: "asc" } },
} satisfies Prisma.SitrepSelect;

export type SitrepLine = Prisma.SitrepGetPayload<{ select: typeof line }>;
export type SitrepDocument = Prisma.SitrepGetPayload<{ select: typeof whole }>;

/** Published versions of every report, newest first. */
export function listPublishedSitreps(db: Db, crisisId: string): Promise<SitrepLine[]> {
  return db.sitrep.findMany({
    where: { crisisId, publishedAt: { not: null } },
    orderBy: [{ number: "desc" }, { correction: "desc" }],
    select: line,
  });
}

/** What those before it said when this report was published, oldest first: what its empty sections mean hangs on it. */
export async function listReportsBefore(
  db: Db,
  crisisId: string,
  report: { number: number; publishedAt: Date },
) {
  const rows = await db.sitrep.findMany({
    where: { crisisId, number: { lt: report.number }, publishedAt: { lte: report.publishedAt } },
    select: { number: true, correction: true, publishedAt: true, convention: true, sections: true },
  });
  return standingReports(rows, report);
}

/** Drafts, last changed first; empty for those who may not write reports here. */
export function listDraftSitreps(db: Db, crisisId: string): Promise<SitrepLine[]> {
  return db.sitrep.findMany({
    where: { crisisId, publishedAt: null },
    orderBy: { updatedAt: "desc" },
    select: line,
  });
}

/** A published version with its entries and acknowledgements, or null. */
export async function getSitrep(
  db: Db,
  crisisId: string,
  { number, correction }: { number: number; correction: number },
): Promise<SitrepDocument | null> {
  const row = await db.sitrep.findUnique({
    where: { crisisId_number_correction: { crisisId, number, correction } },
    select: whole,
  });
  return row && withReadableEntries(row);
}

/** A draft of this crisis, or null when there is none, it is published or it is not for the viewer. */
export async function getDraftSitrep(db: Db, crisisId: string, id: string): Promise<SitrepDocument | null> {
  const row = await db.sitrep.findFirst({ where: { id, crisisId, publishedAt: null }, select: whole });
  return row && withReadableEntries(row);
}

function withReadableEntries(report: SitrepDocument): SitrepDocument {
  return { ...report, entries: report.entries.map(({ logEntry }) => ({ logEntry: readable(logEntry) })) };
}

/** Who drafted it; null for viewers to whom the directory is not open. */
export async function getAuthorName(db: Db, report: { authorId: string }): Promise<string | null> {
  // Not a relation of the report: the client takes a hidden row of a required relation for damage.
  const author = await db.user.findUnique({ where: { id: report.authorId }, select: { name: true } });
  return author?.name ?? null;
}

/** The version of a number that stands: the last correction published. */
export function getLatestVersion(
  db: Db,
  crisisId: string,
  number: number,
): Promise<{ number: number | null; correction: number; publishedAt: Date | null } | null> {
  return db.sitrep.findFirst({
    where: { crisisId, number, publishedAt: { not: null } },
    orderBy: { correction: "desc" },
    select: { number: true, correction: true, publishedAt: true },
  });
}
