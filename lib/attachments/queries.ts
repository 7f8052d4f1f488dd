import "server-only";
import type { Db } from "@/lib/db";
import type { Marking } from "@/lib/generated/prisma/enums";
import { isId } from "@/lib/ids";
import type { ArchiveList } from "./archive";

export type FileView = {
  id: string;
  name: string;
  caption: string | null;
  kind: string;
  size: number;
  sha256: string;
  marking: Marking;
  hasMacros: boolean;
  archive: Pick<ArchiveList, "total" | "unpacked" | "entries"> | null;
  uploadedByName: string;
  uploadedAt: Date;
  removed: { at: Date; byName: string; reason: string } | null;
};

/** The files of an engagement that are open to the viewer, in the order they came; removed ones only say that they were. */
export async function listFiles(db: Db, engagementId: string): Promise<FileView[]> {
  const rows = await db.attachment.findMany({
    where: { engagementId, completedAt: { not: null } },
    orderBy: [{ uploadedAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ entries, removedAt, removedByName, removedReason, ...row }) => ({
    ...row,
    archive: entries as FileView["archive"],
    removed: removedAt && { at: removedAt, byName: removedByName ?? "", reason: removedReason ?? "" },
  }));
}

/** A file that can be downloaded; null when there is none, or none for this viewer, or it was removed. */
export async function getFile(db: Db, id: string) {
  if (!isId(id)) return null;
  return db.attachment.findFirst({
    where: { id, completedAt: { not: null }, removedAt: null },
    select: { id: true, name: true, kind: true, size: true, sha256: true, marking: true },
  });
}

/** One piece of a file, from 0; null behind the last one, and for whom the file is no longer open. */
export async function readPiece(
  db: Db,
  attachmentId: string,
  position: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const piece = await db.attachmentChunk.findUnique({
    where: { attachmentId_position: { attachmentId, position } },
    select: { bytes: true },
  });
  return piece?.bytes ?? null;
}

/** Bytes that the files of a record take up, removed ones left out. */
export async function sizeOfFiles(db: Db, engagementId: string): Promise<number> {
  const { _sum } = await db.attachment.aggregate({
    where: { engagementId, completedAt: { not: null }, removedAt: null },
    _sum: { size: true },
  });
  return _sum.size ?? 0;
}
