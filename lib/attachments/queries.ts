import "server-only";
import { ACCOUNT_NOT_SHOWN } from "@/lib/auth/users/labels";
import { canKnowAccounts } from "@/lib/auth/users/policy";
import type { Viewer } from "@/lib/auth/viewer";
import { bearerColumns } from "@/lib/bearers/rules";
import type { BearerKey } from "@/lib/bearers/schema";
import type { Db } from "@/lib/db";
import type { TextQuery } from "@/lib/engagements/search/match";
import type { Marking } from "@/lib/generated/prisma/enums";
import { isId } from "@/lib/ids";
import type { Span } from "@/lib/paging";
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
  /** The reason is null for an ally. */
  removed: { at: Date; byName: string; reason: string | null } | null;
};

/**
 * The files of a record that are open to the viewer, in the order they came; removed ones only say that they were. An ally is told neither
 * which account put a file there or took it away, nor why.
 */
export async function listFiles(db: Db, viewer: Viewer, of: BearerKey): Promise<FileView[]> {
  const rows = await db.attachment.findMany({
    where: { ...bearerColumns(of), completedAt: { not: null } },
    orderBy: [{ uploadedAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ entries, removedAt, removedByName, removedReason, ...row }) => ({
    ...row,
    archive: entries as FileView["archive"],
    ...(canKnowAccounts(viewer)
      ? { removed: removedAt && { at: removedAt, byName: removedByName ?? "", reason: removedReason } }
      : {
          uploadedByName: ACCOUNT_NOT_SHOWN,
          removed: removedAt && { at: removedAt, byName: ACCOUNT_NOT_SHOWN, reason: null },
        }),
  }));
}

/** A file that a search found, and the record that bears it. */
type FoundFile = {
  name: string;
  caption: string | null;
  kind: string;
  size: number;
  /** The higher of its own and that of the record, which is told with it. */
  marking: Marking;
  reference: string;
  /** Of the series of an edition; null where an engagement bears it. */
  slug: string | null;
  title: string;
  isFictional: boolean;
};

/**
 * Files with the words in their name or caption, the newest first, and how many there are. All of them are counted anyway, so
 * the last page costs little more than the first.
 */
export async function searchFiles(
  db: Db,
  query: TextQuery | null,
  { from, to }: Span,
): Promise<{ rows: FoundFile[]; total: number }> {
  if (query === null) return { rows: [], total: 0 };
  const rows = await db.$queryRaw<(FoundFile & { total: number })[]>`
    with newest as materialized (
      select id, count(*) over ()::int as total from attachment_visible
      where search_vector @@ ${query.texts}::tsquery
      order by uploaded_at desc, id limit ${to - from + 1} offset ${from - 1}
    )
    select a.name, a.caption, a.kind, a.size, greatest(a.marking, e.marking)::text as marking,
           coalesce(e.reference, x.reference) as reference, s.slug, coalesce(e.title, x.name, s.name || ' ' || x.year) as title,
           a.is_fictional as "isFictional", n.total
    from newest n join attachment a on a.id = n.id left join engagement e on e.id = a.engagement_id
    left join exercise_edition x on x.id = a.edition_id left join exercise_series s on s.id = x.series_id
    order by a.uploaded_at desc, a.id`;
  return { rows, total: rows[0]?.total ?? 0 };
}

/** How many files can be found. */
export async function countFiles(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<
    { total: number }[]
  >`select count(*)::int as total from attachment_visible`;
  return row?.total ?? 0;
}

/** A file that can be downloaded; null when there is none, or none for this viewer, or it was removed. */
export async function getFile(db: Db, id: string) {
  if (!isId(id)) return null;
  return db.attachment.findFirst({
    where: { id, completedAt: { not: null }, removedAt: null },
    select: {
      id: true,
      engagementId: true,
      editionId: true,
      name: true,
      kind: true,
      size: true,
      sha256: true,
      marking: true,
    },
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
export async function sizeOfFiles(db: Db, of: BearerKey): Promise<number> {
  const { _sum } = await db.attachment.aggregate({
    where: { ...bearerColumns(of), completedAt: { not: null }, removedAt: null },
    _sum: { size: true },
  });
  return _sum.size ?? 0;
}
