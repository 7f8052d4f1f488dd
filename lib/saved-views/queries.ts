import "server-only";
import type { Db } from "@/lib/db";

export type SavedViewRow = {
  id: string;
  name: string;
  /** In canonical form. */
  href: string;
  isShared: boolean;
  ownerId: string;
  ownerName: string;
  version: number;
};

const select = {
  id: true,
  name: true,
  href: true,
  isShared: true,
  ownerId: true,
  version: true,
  owner: { select: { name: true } },
} as const;

/** The viewer's own views and those shared with everybody, by name. */
export async function listSavedViews(db: Db): Promise<SavedViewRow[]> {
  const rows = await db.savedView.findMany({ select, orderBy: [{ name: "asc" }, { id: "asc" }] });
  return rows.map(({ owner, ...row }) => ({ ...row, ownerName: owner.name }));
}

/** Null when there is none, or none for this viewer. */
export async function getSavedView(db: Db, id: string): Promise<SavedViewRow | null> {
  const row = await db.savedView.findUnique({ where: { id }, select });
  if (!row) return null;
  const { owner, ...rest } = row;
  return { ...rest, ownerName: owner.name };
}
